import io.getunleash.FakeUnleash;
import io.getunleash.variant.Variant;

public class Application {
    public static void main(String[] arguments) {
        FakeUnleash unleash = new FakeUnleash();
        unleash.enable("search", "checkout");
        unleash.setVariant("search", new Variant("treatment", "", true));
        System.out.println(unleash.getVariant("search").getName());
        System.out.println(unleash.isEnabled("checkout"));
    }
}

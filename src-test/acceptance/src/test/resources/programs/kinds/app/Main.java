package app;

import java.util.List;

/** Every kind of hook, with what it knows in several forms; prints what each call returns. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Hooks hooks = new Hooks();
        System.out.println(hooks.enroll("cart-test", "treatment", "enrollment-1", List.of("cart", "basket")));
        System.out.println(hooks.enroll("no-branch-test", null, null, List.of("cart")));
        System.out.println(hooks.enrollAll("search-test", Branch.CONTROL, "search", "cart"));
        System.out.println(hooks.activate("theme-rollout", "theme", "rollout"));
        System.out.println(hooks.activate("font-test", "font", "experiment"));
        System.out.println(hooks.tryEnroll("full-test", false));
        System.out.println(hooks.tryEnroll("open-test", true));
        hooks.refused("closed-test", new Refusal("not-targeted"));
        hooks.refused("silent-test", new Refusal(null));

        System.out.println(hooks.isOn("cart"));
        System.out.println(hooks.read("search"));
        System.out.println(hooks.read("theme"));
        System.out.println(hooks.read("basket"));
        System.out.println(hooks.read("font"));
        System.out.println(hooks.expose("basket", "cart-test"));
        System.out.println(hooks.exposeAll("cart"));

        hooks.disqualified("search-test");
        System.out.println(hooks.isOn("cart"));
        System.out.println(hooks.leave("cart-test", "opted-out"));
        System.out.println(hooks.leave("font-test", null));
        hooks.leaveFailed("closed-test", "not-enrolled");
        System.out.println(hooks.isOn("cart"));
    }
}

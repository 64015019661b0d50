import java.util.Map;
import org.ff4j.FF4j;
import org.ff4j.core.Feature;
import org.ff4j.core.FeatureStore;
import org.ff4j.core.FlippingExecutionContext;
import org.ff4j.core.FlippingStrategy;

/** Each argument is one check: its name, the feature, the user. */
public class Application {

    public static void main(String[] arguments) {
        FF4j ff4j = new FF4j();
        ff4j.createFeature(new Feature("checkout", true, "", "", null, new ForOne()));
        ff4j.createFeature(new Feature("search", true, "", "", null, new ForOne()));
        ff4j.createFeature(new Feature("home", false));
        ff4j.createFeature(new Feature("broken", true, "", "", null, new ForOne()));
        ff4j.createFeature(new Feature("unmapped", true));
        for (String argument : arguments) {
            String[] words = argument.split(" ");
            FlippingExecutionContext context = new FlippingExecutionContext();
            context.putString("user", words[2]);
            try {
                System.out.println(argument + ": " + call(ff4j, words[0], words[1], context));
            } catch (RuntimeException thrown) {
                System.out.println(argument + " threw " + thrown.getClass().getName());
            }
        }
    }

    private static Object call(FF4j ff4j, String name, String feature, FlippingExecutionContext context) {
        switch (name) {
            case "check":
                return ff4j.check(feature, context);
            case "check-for-thread":
                return ff4j.check(feature);
            case "override":
                return ff4j.checkOverridingStrategy(feature, new ForOne(), context);
            case "all":
                return ff4j.getFeatures().size();
            default:
                throw new IllegalArgumentException(name);
        }
    }

    /** On for u1; throws for {@code broken}. */
    public static class ForOne implements FlippingStrategy {

        public boolean evaluate(String feature, FeatureStore store, FlippingExecutionContext context) {
            if (feature.equals("broken")) {
                throw new IllegalStateException("strategy");
            }
            return "u1".equals(context.getString("user"));
        }

        public void init(String feature, Map<String, String> parameters) {}

        public Map<String, String> getInitParams() {
            return Map.of();
        }
    }
}

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.repository.ToggleBootstrapFileProvider;
import io.getunleash.util.UnleashConfig;

/** Each argument is one call: its name, the toggle, the user. The first argument names the file of toggles. */
public class Application {

    public static void main(String[] arguments) {
        UnleashConfig config = UnleashConfig.builder()
                .appName("shop")
                .instanceId("one")
                .unleashAPI("http://127.0.0.1:1/api")
                .apiKey("none")
                .toggleBootstrapProvider(new ToggleBootstrapFileProvider(arguments[0]))
                .backupFile(arguments[0] + ".backup")
                .disablePolling()
                .disableMetrics()
                .build();
        Unleash unleash = new DefaultUnleash(config);
        for (int i = 1; i < arguments.length; i++) {
            String[] words = arguments[i].split(" ");
            try {
                System.out.println(arguments[i] + ": " + call(unleash, words[0], words[1], words[2]));
            } catch (IllegalStateException thrown) {
                System.out.println(arguments[i] + " threw " + thrown.getMessage());
            }
        }
        unleash.shutdown();
        System.exit(0);
    }

    private static Object call(Unleash unleash, String name, String toggle, String user) {
        UnleashContext context = UnleashContext.builder().userId(user).build();
        switch (name) {
            case "check":
                return unleash.isEnabled(toggle, context);
            case "check-or-true":
                return unleash.isEnabled(toggle, context, true);
            case "check-or-throw":
                return unleash.isEnabled(toggle, context, (unknown, of) -> {
                    throw new IllegalStateException("fallback of " + unknown);
                });
            case "check-or-search":
                return unleash.isEnabled(toggle, context, (unknown, of) -> {
                    unleash.getVariant("search", of);
                    return true;
                });
            case "variant":
                return unleash.getVariant(toggle, context).getName();
            case "all":
                return unleash.more().evaluateAllToggles(context).size();
            default:
                throw new IllegalArgumentException(name);
        }
    }
}

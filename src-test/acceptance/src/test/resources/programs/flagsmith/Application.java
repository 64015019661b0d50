import com.flagsmith.FlagsmithClient;
import com.flagsmith.FlagsmithFlagDefaults;
import com.flagsmith.config.FlagsmithConfig;
import com.flagsmith.models.DefaultFlag;
import com.flagsmith.models.Flags;
import com.flagsmith.offline.LocalFileHandler;

/** Each argument is one read: its name, the flag. The first argument names the file of the environment. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        FlagsmithClient.Builder builder = FlagsmithClient.newBuilder()
                .withConfiguration(FlagsmithConfig.newBuilder()
                        .withOfflineMode(true)
                        .withOfflineHandler(new LocalFileHandler(arguments[0]))
                        .build());
        Flags strict = builder.build().getEnvironmentFlags();
        Flags lenient = builder.build().getEnvironmentFlags();
        FlagsmithFlagDefaults defaults = new FlagsmithFlagDefaults();
        defaults.setDefaultFlagValueFunc(Application::standIn);
        lenient.setDefaultFlagHandler(defaults);
        for (int i = 1; i < arguments.length; i++) {
            String[] words = arguments[i].split(" ");
            try {
                System.out.println(arguments[i] + ": " + read(words[0], words[1], strict, lenient));
            } catch (Exception thrown) {
                System.out.println(arguments[i] + " threw " + thrown.getClass().getName());
            }
        }
        System.exit(0);
    }

    private static Object read(String name, String flag, Flags strict, Flags lenient) throws Exception {
        switch (name) {
            case "enabled":
                return strict.isFeatureEnabled(flag);
            case "value":
                return strict.getFeatureValue(flag);
            case "flag":
                return strict.getFlag(flag).getEnabled();
            case "enabled-or-default":
                return lenient.isFeatureEnabled(flag);
            case "all":
                return strict.getAllFlags().size();
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static DefaultFlag standIn(String flag) {
        DefaultFlag standIn = new DefaultFlag();
        standIn.setFeatureName(flag);
        standIn.setEnabled(true);
        standIn.setValue("default");
        return standIn;
    }
}

import com.configcat.ConfigCatClient;
import com.configcat.OverrideBehaviour;
import com.configcat.OverrideDataSourceBuilder;
import com.configcat.User;
import java.util.TreeMap;

/** Does what its arguments say: the file of settings, then steps such as {@code string checkout ann}. Prints what it gets. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        try (ConfigCatClient client = ConfigCatClient.get(
                "localhost",
                options -> options.flagOverrides(
                        OverrideDataSourceBuilder.localFile(arguments[0], false), OverrideBehaviour.LOCAL_ONLY))) {
            for (int i = 1; i < arguments.length; i++) {
                System.out.println(arguments[i] + " -> " + say(client, arguments[i].split(" ")));
            }
        }
    }

    private static Object say(ConfigCatClient client, String[] words) throws Exception {
        User user = User.newBuilder().build(words[words.length - 1]);
        switch (words[0]) {
            case "enroll":
                org.exposureagent.api.Experiments.enroll(words[1], words[2], words[3]);
                return "done";
            case "listen":
                client.getHooks().addOnFlagEvaluated(details -> {
                    System.out.println("told " + details.getKey());
                });
                return "done";
            case "string":
                return client.getValue(String.class, words[1], user, "default");
            case "later":
                return client.getValueAsync(String.class, words[1], user, "default").get();
            case "details":
                return client.getValueDetails(String.class, words[1], user, "default").getValue();
            case "bool":
                return client.getValue(Boolean.class, words[1], user, false);
            case "anonymous":
                return client.getValue(String.class, words[1], "default");
            case "all":
                return new TreeMap<>(client.getAllValues(user)) + " " + client.getAllValueDetails(user).size();
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }
}

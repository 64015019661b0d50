import com.launchdarkly.sdk.EvaluationDetail;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.LDClient;
import java.nio.file.Path;

/** Does what its arguments say: the file of flags, then steps such as {@code string checkout ann}. Prints what it gets. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        try (LDClient client = new LDClient("no key", Config.of(Path.of(arguments[0])).build())) {
            for (int i = 1; i < arguments.length; i++) {
                System.out.println(arguments[i] + " -> " + say(client, arguments[i].split(" ")));
            }
        }
    }

    private static Object say(LDClient client, String[] words) {
        switch (words[0]) {
            case "enroll":
                org.exposureagent.api.Experiments.enroll(words[1], words[2], words[3]);
                return "done";
            case "record":
                org.exposureagent.api.Experiments.recordExposure(words[1]);
                return "done";
            case "bool":
                return client.boolVariation(words[1], Subjects.of(words[2]), false);
            case "int":
                return client.intVariation(words[1], Subjects.of(words[2]), -1);
            case "double":
                return client.doubleVariation(words[1], Subjects.of(words[2]), -1);
            case "string":
                return client.stringVariation(words[1], Subjects.of(words[2]), "default");
            case "json":
                return client.jsonValueVariation(words[1], Subjects.of(words[2]), LDValue.ofNull());
            case "detail":
                return inExperiment(client.stringVariationDetail(words[1], Subjects.of(words[2]), "default"));
            case "all":
                return client.allFlagsState(Subjects.of(words[1])).toValuesMap().get("checkout");
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private static String inExperiment(EvaluationDetail<String> detail) {
        return detail.getValue() + (detail.getReason().isInExperiment() ? ", in the experiment" : ", not in it");
    }
}

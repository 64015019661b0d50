import io.split.client.SplitClient;
import io.split.client.SplitClientConfig;
import io.split.client.SplitFactory;
import io.split.client.SplitFactoryBuilder;
import java.util.List;

/** Does what its arguments say: the file of splits, then steps such as {@code treatment checkout ann}. Prints what it gets. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        SplitClientConfig config = SplitClientConfig.builder()
                .splitFile(arguments[0])
                .setBlockUntilReadyTimeout(10_000)
                .build();
        SplitFactory factory = SplitFactoryBuilder.build("localhost", config);
        SplitClient client = factory.client();
        client.blockUntilReady();
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(arguments[i] + " -> " + say(client, arguments[i].split(" ")));
        }
        factory.destroy();
    }

    private static Object say(SplitClient client, String[] words) {
        switch (words[0]) {
            case "enroll":
                org.exposureagent.api.Experiments.enroll(words[1], words[2], words[3]);
                return "done";
            case "treatment":
                return client.getTreatment(words[2], words[1]);
            case "config":
                return client.getTreatmentWithConfig(words[2], words[1]).treatment();
            case "several":
                return client.getTreatments(words[2], List.of(words[1]));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }
}

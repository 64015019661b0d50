import com.launchdarkly.sdk.EvaluationDetail;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.integrations.EvaluationSeriesContext;
import com.launchdarkly.sdk.server.integrations.Hook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A client with the application's own hook: it reads another flag, waits for another thread's read, and throws. */
public class Hooked {

    private static final CountDownLatch OTHER_READ = new CountDownLatch(1);

    private static LDClient client;

    public static void main(String[] arguments) throws Exception {
        Hook hook = new Hook("ours") {
            @Override
            public Map<String, Object> afterEvaluation(
                    EvaluationSeriesContext series, Map<String, Object> data, EvaluationDetail<LDValue> detail) {
                if (series.flagKey.equals("checkout")) {
                    inHook();
                }
                return data;
            }
        };
        client = new LDClient(
                "no key",
                Config.of(Path.of(arguments[0]))
                        .hooks(Components.hooks().setHooks(List.of(hook)))
                        .build());
        System.out.println(client.stringVariation("checkout", Subjects.of("ann"), "default"));
        client.close();
    }

    private static void inHook() {
        System.out.println(client.boolVariation("search", Subjects.of("ann"), false));
        new Thread(Hooked::readElsewhere).start();
        try {
            OTHER_READ.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new IllegalStateException("hook");
    }

    private static void readElsewhere() {
        System.out.println(client.intVariation("gated", Subjects.of("ann"), -1));
        org.exposureagent.api.Experiments.enroll("elsewhere-test", "on", "elsewhere");
        OTHER_READ.countDown();
    }
}

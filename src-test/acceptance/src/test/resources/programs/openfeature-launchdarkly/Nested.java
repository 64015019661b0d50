import com.launchdarkly.sdk.EvaluationDetail;
import com.launchdarkly.sdk.server.LDClient;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvaluation;
import java.nio.file.Path;

/** OpenFeature whose provider asks LaunchDarkly: the file of flags, then steps such as {@code checkout ann}. */
public class Nested extends StringProvider {

    private final LDClient client;

    private Nested(LDClient client) {
        this.client = client;
    }

    public static void main(String[] arguments) throws Exception {
        try (LDClient client = new LDClient("no key", Config.of(Path.of(arguments[0])).build())) {
            OpenFeatureAPI api = OpenFeatureAPI.getInstance();
            api.setProviderAndWait(new Nested(client));
            for (int i = 1; i < arguments.length; i++) {
                String[] words = arguments[i].split(" ");
                System.out.println(api.getClient().getStringValue(words[0], "default", new ImmutableContext(words[1])));
            }
            api.shutdown();
        }
    }

    /** As LaunchDarkly's own provider: the variant is the index, the reason the name of the kind. */
    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext context) {
        EvaluationDetail<String> detail =
                client.stringVariationDetail(key, Subjects.of(context.getTargetingKey()), fallback);
        return ProviderEvaluation.<String>builder()
                .value(detail.getValue())
                .variant(String.valueOf(detail.getVariationIndex()))
                .reason(detail.getReason().getKind().name())
                .build();
    }
}

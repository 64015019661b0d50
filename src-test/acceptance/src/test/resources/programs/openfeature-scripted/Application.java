import dev.openfeature.sdk.*;
import java.util.*;

public class Application extends StringProvider {
    static Properties say = new Properties();

    public static void main(String[] arguments) throws Exception {
        OpenFeatureAPI api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(new Application());
        for (String argument : arguments) {
            say = new Properties();
            say.load(new java.io.StringReader(argument.replace(';', '\n')));
            if (say.containsKey("enroll")) {
                org.exposureagent.api.Experiments.enroll(
                        say.getProperty("enroll"), say.getProperty("branch"), say.getProperty("feature"));
                continue;
            }
            Client client = api.getClient();
            if (say.containsKey("hook")) {
                client.addHooks(new StringHook() {
                    public void after(HookContext<String> c, FlagEvaluationDetails<String> d, Map<String, Object> h) {
                        throw new IllegalStateException("after hook");
                    }
                });
            }
            if (say.containsKey("client-subject")) {
                client.setEvaluationContext(new ImmutableContext(say.getProperty("client-subject")));
            }
            String feature = say.getProperty("feature");
            String value = say.containsKey("subject")
                    ? client.getStringValue(feature, "default", new ImmutableContext(say.getProperty("subject")))
                    : client.getStringValue(feature, "default");
            System.out.println(feature + "=" + value);
        }
        api.shutdown();
    }

    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext c) {
        if (say.containsKey("null")) {
            return null;
        }
        if (say.containsKey("throw")) {
            throw new IllegalStateException("provider");
        }
        if (say.containsKey("inner")) {
            String inner = (String) say.remove("inner");
            OpenFeatureAPI.getInstance().getClient().getStringValue(inner, fallback, c);
        }
        ImmutableMetadata.ImmutableMetadataBuilder metadata = ImmutableMetadata.builder();
        String slug = say.getProperty("slug-key", "experiment");
        if (say.containsKey("experiment")) {
            metadata.addString(slug, say.getProperty("experiment"));
        }
        for (String flag : List.of("inExperiment", "experiment.active")) {
            if (say.containsKey(flag)) {
                metadata.addBoolean(flag, Boolean.valueOf(say.getProperty(flag)));
            }
        }
        return ProviderEvaluation.<String>builder()
                .value("value of " + say.getProperty("variant"))
                .variant(say.getProperty("variant"))
                .reason(say.getProperty("reason"))
                .flagMetadata(metadata.build())
                .build();
    }
}

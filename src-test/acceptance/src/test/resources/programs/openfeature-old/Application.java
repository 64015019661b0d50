import dev.openfeature.sdk.*;

public class Application extends StringProvider {
    public static void main(String[] arguments) throws Exception {
        OpenFeatureAPI api = OpenFeatureAPI.getInstance();
        try {
            api.getClass().getMethod("setProviderAndWait", FeatureProvider.class).invoke(api, new Application());
        } catch (NoSuchMethodException older) {
            api.setProvider(new Application());
        }
        Client client = api.getClient();
        System.out.println(client.getStringValue("mapped", "default", new MutableContext("u1")));
        System.out.println(client.getStringDetails("mapped", "default", new MutableContext("u1")).getVariant());
        System.out.println(client.getStringValue("unknown", "default", new MutableContext("u1")));
        System.out.println(client.getStringValue("mapped", "default", new MutableContext("u2")));
        System.exit(0);
    }

    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext c) {
        if (key.equals("unknown")) {
            throw new IllegalArgumentException(key);
        }
        return ProviderEvaluation.<String>builder().value("new").variant("on").reason("SPLIT").build();
    }
}

package app;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;

/** Uses OpenFeature as its guide says. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        OpenFeatureAPI api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(new SplitProvider());
        Client client = api.getClient();
        System.out.println(client.getBooleanValue("cart", false, new ImmutableContext("user-1"))); // exposes split-test/on
        System.out.println(client.getStringDetails("theme", "plain").getValue()); // no exposure: no variant
        api.shutdown();
    }
}

import com.sdk.growthbook.GBSDKBuilder;
import com.sdk.growthbook.GrowthBookSDK;
import com.sdk.growthbook.model.GBFeature;
import com.sdk.growthbook.model.GBFeatureRule;
import com.sdk.growthbook.model.GBString;
import com.sdk.growthbook.model.GBValue;
import com.sdk.growthbook.network.NetworkDispatcher;
import com.sdk.growthbook.utils.GBVariationMeta;
import com.sdk.growthbook.utils.Resource;
import com.sdk.growthbook.utils.SSEConnectionController;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kotlin.Unit;
import kotlin.jvm.functions.Function1;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;
import kotlinx.coroutines.flow.Flow;
import kotlinx.coroutines.flow.FlowKt;

/** Each argument is one call: its name, the feature, the user. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            String[] words = argument.split(" ");
            GrowthBookSDK growthBook = new GBSDKBuilder(
                            "key",
                            "http://127.0.0.1:1/",
                            null,
                            new Offline(),
                            Map.of("id", new GBString(words[2])),
                            null,
                            (experiment, result) -> Unit.INSTANCE,
                            false,
                            false,
                            false)
                    .setInitialFeatures(Map.of(
                            "checkout", feature("checkout-test", List.of(0f, 1f), 1f),
                            "search", feature("search-test", List.of(1f, 0f), 1f),
                            "home", feature("home-test", List.of(0f, 1f), 0f),
                            "plain", new GBFeature(new GBString("plain"), List.of())))
                    .initialize();
            System.out.println(argument + ": " + call(growthBook, words[0], words[1]));
        }
        System.exit(0);
    }

    /** A feature with an experiment of two variations, into which a share of the users comes. */
    private static GBFeature feature(String experiment, List<Float> weights, float coverage) {
        List<GBValue> variations = List.of(new GBString("old"), new GBString("new"));
        ArrayList<GBVariationMeta> names = new ArrayList<>(List.of(
                new GBVariationMeta("control", null, null), new GBVariationMeta("treatment", null, null)));
        GBFeatureRule rule = new GBFeatureRule(
                null, null, null, coverage, null, variations, experiment, weights, null, "id", 2, null, null, names,
                null, null, null, null, null, null, null, null, null);
        return new GBFeature(new GBString("default"), List.of(rule));
    }

    private static Object call(GrowthBookSDK growthBook, String name, String feature) {
        switch (name) {
            case "value":
                return growthBook.feature(feature).getGbValue();
            case "on":
                return growthBook.isOn(feature);
            case "all":
                return growthBook.getFeatures().size();
            default:
                throw new IllegalArgumentException(name);
        }
    }

    private static final class Offline implements NetworkDispatcher {

        @Override
        public Job consumeGETRequest(
                String request, Function1<? super String, Unit> good, Function1<? super Throwable, Unit> bad) {
            return JobKt.Job(null);
        }

        @Override
        public Flow<Resource<String>> consumeSSEConnection(String url, SSEConnectionController controller) {
            return FlowKt.emptyFlow();
        }

        @Override
        public void consumePOSTRequest(
                String url,
                Map<String, ? extends Object> body,
                Function1<? super String, Unit> good,
                Function1<? super Throwable, Unit> bad) {}
    }
}

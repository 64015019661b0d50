import com.optimizely.ab.Optimizely;
import com.optimizely.ab.OptimizelyUserContext;
import com.optimizely.ab.config.Variation;
import com.optimizely.ab.optimizelydecision.OptimizelyDecideOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does what its arguments say: the data file, then steps such as {@code decide checkout ann}. Prints what it gets. */
public class Application {

    public static void main(String[] arguments) throws Exception {
        Optimizely optimizely = Optimizely.builder()
                .withDatafile(Files.readString(Path.of(arguments[0])))
                .withEventHandler(event -> {})
                .withEventProcessor(event -> {})
                .build();
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(arguments[i] + " -> " + say(optimizely, arguments[i].split(" ")));
        }
    }

    private static Object say(Optimizely optimizely, String[] words) {
        OptimizelyUserContext user = optimizely.createUserContext(words[words.length - 1]);
        switch (words[0]) {
            case "enroll":
                org.exposureagent.api.Experiments.enroll(words[1], words[2], words[3]);
                return "done";
            case "listen":
                return optimizely.addDecisionNotificationHandler(decision -> {
                    System.out.println("told " + decision.getType());
                    throw new IllegalStateException("listener");
                }) > 0;
            case "decide":
                return user.decide(words[1]).getVariationKey();
            case "silent":
                return user.decide(words[1], List.of(OptimizelyDecideOption.DISABLE_DECISION_EVENT)).getVariationKey();
            case "keys":
                return user.decideForKeys(List.of(words[1])).get(words[1]).getVariationKey();
            case "all":
                Map<String, String> all = new TreeMap<>();
                user.decideAll().forEach((key, decision) -> all.put(key, decision.getVariationKey()));
                return all;
            case "enabled":
                return optimizely.isFeatureEnabled(words[1], words[2]);
            case "features":
                return optimizely.getEnabledFeatures(words[1], Map.of());
            case "variable":
                return optimizely.getFeatureVariableString(words[1], "title", words[2]);
            case "variables":
                return optimizely.getAllFeatureVariables(words[1], words[2]).toMap();
            case "activate":
                return key(optimizely.activate(words[1], words[2]));
            case "variation":
                return key(optimizely.getVariation(words[1], words[2]));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private static String key(Variation variation) {
        return variation == null ? null : variation.getKey();
    }
}

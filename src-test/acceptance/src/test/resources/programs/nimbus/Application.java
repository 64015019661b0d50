import java.util.*;
import org.mozilla.experiments.nimbus.*;
import org.mozilla.experiments.nimbus.internal.*;

public class Application {
    static boolean modified;

    public static void main(String[] steps) {
        NimbusClient client = new NimbusClient();
        Nimbus nimbus = new Nimbus(client);
        FeatureHolder<FMLFeatureInterface> checkout =
                new FeatureHolder<>(nimbus, "checkout", () -> new FMLFeatureInterface() {
                    public boolean isModified() {
                        return modified;
                    }
                });
        for (String step : steps) {
            String[] words = step.split(" ");
            switch (words[0]) {
                case "active" -> client.active.add(new EnrolledExperiment(
                        words[1], words[2], words[3].equals("rollout"), List.of("checkout")));
                case "inactive" -> client.active.clear();
                case "change" -> client.next.add(new EnrollmentChangeEvent(
                        words[2], words[3], words.length > 4 ? words[4] : null,
                        EnrollmentChangeEventType.valueOf(words[1])));
                case "initialize" -> nimbus.initialize();
                case "apply" -> {
                    nimbus.applyPendingExperiments();
                    client.next = new ArrayList<>();
                }
                case "optin" -> {
                    nimbus.optInWithBranch(words[1], words[2]);
                    client.next = new ArrayList<>();
                }
                case "modified" -> modified = Boolean.parseBoolean(words[1]);
                case "read" -> checkout.value();
                case "record" -> checkout.recordExposure();
                case "record-for" -> checkout.recordExperimentExposure(words[1]);
                case "activated" -> Nimbus.metricsHandler()
                        .recordFeatureActivation(new FeatureExposureExtraDef(words[2], words[1], "checkout"));
                case "malformed" -> Nimbus.metricsHandler()
                        .recordMalformedFeatureConfig(new MalformedFeatureConfigExtraDef(
                                words.length > 2 ? words[2] : null, words.length > 3 ? words[3] : null, "checkout", words[1]));
                case "variables" -> nimbus.getVariables("checkout", Boolean.parseBoolean(words[1]));
                case "hardcoded" -> new HardcodedNimbusFeatures().recordExposureEvent("checkout", null);
                default -> throw new IllegalArgumentException(step);
            }
        }
        System.out.println("done");
    }
}

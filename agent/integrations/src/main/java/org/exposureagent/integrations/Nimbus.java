package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Mozilla's Nimbus SDK for Kotlin.
 *
 * <p>A value read is {@code FeatureHolder.value()}; one that the user's own setting overrides ({@code isModified}) is
 * no exposure. Every change of enrollment leaves {@code NimbusClient} in a list, whatever the method's name; the list
 * of active experiments, which the SDK asks for at start-up and after each change, says what was enrolled before and
 * what is a rollout, which the changes do not. Activations and malformed features are passed on as the SDK reports
 * them.
 */
public final class Nimbus implements Integration {

    private static final String ORIGIN = "integration nimbus";
    private static final String EXPOSURES = "nimbus exposure";
    private static final String SDK = "org.mozilla.experiments.nimbus.";
    private static final String CHANGE = SDK + "internal.EnrollmentChangeEvent";
    private static final String ENROLLED = SDK + "internal.EnrolledExperiment";

    @Override
    public String name() {
        return "nimbus";
    }

    @Override
    public String library() {
        return "org.mozilla.appservices:nimbus";
    }

    @Override
    public String versions() {
        return "since 121";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                valueRead(),
                recorded(SDK + "internal.NimbusClient", "recordFeatureExposure"),
                recorded(SDK + "Nimbus", "recordExposureEvent"),
                recorded(SDK + "HardcodedNimbusFeatures", "recordExposureEvent"),
                recorded(SDK + "FeaturesInterface", "recordExposureEvent"),
                changes(),
                active(),
                reported("recordFeatureActivation", Kind.ACTIVATION),
                reported("recordMalformedFeatureConfig", Kind.MALFORMED_FEATURE)
                        .optional(Value.REASON, "arg0.getPart()?"));
    }

    private static Point valueRead() {
        return Point.of(SDK + "internal.FeatureHolder", "value", Kind.FEATURE_VALUE, ORIGIN)
                .unless("return.isModified()?")
                .value(Value.FEATURE, "this.featureId");
    }

    /**
     * Interface, SDK and client call each other: one exposure. {@code Nimbus.getVariables(id, true)} ends here too.
     * Kotlin may leave the interface's own body in another class, and not every version has each layer.
     */
    private static Point recorded(String className, String method) {
        return Point.of(className, method, Kind.EXPOSURE, ORIGIN)
                .ifPresent()
                .nests(EXPOSURES)
                .value(Value.FEATURE, "arg0")
                .optional(Value.EXPERIMENT, "arg1");
    }

    private static Point changes() {
        return Point.of(SDK + "internal.NimbusClient", "*", Kind.CHANGE, ORIGIN)
                .returning(listOf(CHANGE))
                .each("return(" + CHANGE + ")")
                .value(Value.CHANGE, "item.getChange()")
                .value(Value.EXPERIMENT, "item.getExperimentSlug()")
                .optional(Value.BRANCH, "item.getBranchSlug()")
                .optional(Value.REASON, "item.getReason()?")
                .optional(Value.FEATURES, "item.getFeatureIds()?")
                .optional(Value.ENROLLMENT_ID, "item.getEnrollmentId()?");
    }

    private static Point active() {
        return Point.of(SDK + "internal.NimbusClient", "getActiveExperiments", Kind.ACTIVE, ORIGIN)
                .each("return(" + ENROLLED + ")")
                .value(Value.EXPERIMENT, "item.getSlug()")
                .value(Value.BRANCH, "item.getBranchSlug()")
                .optional(Value.FEATURES, "item.getFeatureIds()?")
                .optional(Value.TYPE, "item.isRollout()?")
                .optional(Value.ENROLLMENT_ID, "item.getEnrollmentId()?");
    }

    /** What the SDK's core calls when it has decided that something is an event. */
    private static Point reported(String method, Kind kind) {
        return Point.of(SDK + "Nimbus$metricsHandler$1", method, kind, ORIGIN)
                .value(Value.FEATURE, "arg0.getFeatureId()")
                .optional(Value.EXPERIMENT, "arg0.getSlug()")
                .optional(Value.BRANCH, "arg0.getBranch()");
    }

    private static String listOf(String className) {
        return "Ljava/util/List<L" + className.replace('.', '/') + ";>;";
    }
}

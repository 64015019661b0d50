package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The OpenFeature SDK, {@code dev.openfeature:sdk} 1.0 to 1.22.
 *
 * <p>All 36 getters of the client end once in {@code evaluateFlag}, whose result is final: an after-hook that throws
 * has already turned it into the default with reason ERROR. The subject is in the context that
 * {@code createProviderEvaluation} gets, merged of the API's, the client's and the call's; {@code evaluateFlag} has
 * only the call's. Older versions lack the metadata: then only the reason, what the SDK behind the provider says, and
 * the user's own enrollments and mappings count.
 */
public final class OpenFeature implements Integration {

    private static final String NAME = "openfeature";
    private static final String CLIENT = "dev.openfeature.sdk.OpenFeatureClient";
    private static final String ORIGIN = "integration " + NAME;
    private static final String METADATA = "return.getFlagMetadata()?";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "dev.openfeature:sdk";
    }

    @Override
    public String versions() {
        return "1.0 to 1.22";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        String slug = options.getOrDefault("openfeature.experiment-key", "experiment");
        Point evaluation = Point.of(CLIENT, "evaluateFlag", Kind.EVALUATION, ORIGIN)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg1")
                .optional(Value.BRANCH, "return.getVariant()")
                .optional(Value.REASON, "return.getReason()")
                .optional(Value.ERROR, "return.getErrorCode()")
                .optional(Value.EXPERIMENT, METADATA + ".getString(" + quoted(slug) + ")")
                .optional(Value.ENROLLED, METADATA + ".getBoolean('inExperiment')")
                .optional(Value.ACTIVE, METADATA + ".getBoolean('experiment.active')");
        Point context = Point.of(CLIENT, "createProviderEvaluation", Kind.CONTEXT, ORIGIN)
                .group(Point.EVALUATIONS)
                .optional(Value.SUBJECT, "arg4.getTargetingKey()");
        return Arrays.asList(evaluation, context);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "") + "'";
    }
}

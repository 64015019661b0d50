package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Unleash, {@code io.getunleash:unleash-client-java} 7 to 12.
 *
 * <p>Every overload of the client ends in one {@code isEnabled} or {@code getVariant} of three arguments; evaluations
 * of all toggles, of parents and for impact metrics do not. A result does not tell whether the toggle is known: the
 * repository does, which is asked inside. Nothing in it says "experiment", so that a mapping must: of variants, or of
 * {@code on} and {@code off}. A user without a variant gets one that is not enabled.
 */
public final class Unleash implements Integration {

    private static final String NAME = "unleash";
    private static final String ORIGIN = "integration " + NAME;
    private static final String SDK = "io.getunleash.";
    private static final String CLIENT = SDK + "DefaultUnleash";
    private static final String FAKE = SDK + "FakeUnleash";
    private static final String CHECK =
            "(Ljava/lang/String;Lio/getunleash/UnleashContext;Ljava/util/function/BiPredicate;)Z";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "io.getunleash:unleash-client-java";
    }

    @Override
    public String versions() {
        return "7.1 to 12.2";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                ofClient(check(CLIENT).descriptor(CHECK)),
                ofClient(variant(CLIENT).descriptor(read("Lio/getunleash/Variant;"))),
                ofClient(variant(CLIENT).descriptor(read("Lio/getunleash/variant/Variant;"))),
                // 7 and 8 do not say in the variant whether the feature is on
                context(CLIENT, "checkEnabled")
                        .optional(Value.STATE, "return ? 'on' : 'off'")
                        .ifPresent(),
                context(CLIENT, "getFeatureEvaluationResult")
                        .optional(Value.STATE, "return.isEnabled() ? 'on' : 'off'")
                        .ifPresent(),
                context(SDK + "repository.FeatureRepository", "getToggle")
                        .optional(Value.FOUND, "return")
                        .ifPresent(),
                context(SDK + "repository.FeatureRepositoryImpl", "isEnabled")
                        .optional(Value.FOUND, "return.value")
                        .ifPresent(),
                context(SDK + "repository.FeatureRepositoryImpl", "getVariant")
                        .optional(Value.FOUND, "return.value")
                        .ifPresent(),
                // of tests: what they do not enable is off
                check(FAKE),
                variant(FAKE));
    }

    private static Point check(String className) {
        return evaluation(className, "isEnabled").value(Value.STATE, "return ? 'on' : 'off'");
    }

    private static Point variant(String className) {
        return evaluation(className, "getVariant")
                .value(Value.BRANCH, "return.getName()")
                .optional(Value.STATE, "return.isFeatureEnabled()? ? 'on' : 'off'")
                .value(Value.ENROLLED, "return.isEnabled() ? 'unknown' : 'false'");
    }

    private static Point evaluation(String className, String method) {
        return Point.of(className, method, Kind.EVALUATION, ORIGIN)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg0");
    }

    private static Point ofClient(Point point) {
        return point.value(Value.ERROR, "'not found'")
                .optional(
                        Value.SUBJECT,
                        "arg1.getUserId().orElse(null)(java.lang.String)"
                                + " | arg1.getSessionId().orElse(null)(java.lang.String)");
    }

    private static Point context(String className, String method) {
        return Point.of(className, method, Kind.CONTEXT, ORIGIN).group(Point.EVALUATIONS);
    }

    private static String read(String variant) {
        return "(Ljava/lang/String;Lio/getunleash/UnleashContext;" + variant + ")" + variant;
    }
}

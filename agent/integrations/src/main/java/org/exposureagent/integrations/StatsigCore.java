package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Statsig's server SDK with the core in Rust, {@code com.statsig:javacore} 0.10.
 *
 * <p>Evaluation and the SDK's own exposures are native, so that the public getters are woven; they stay silent where
 * the application asked for no exposure. The group of an experiment has a name exactly where the user is in it. The
 * boolean of {@code checkGate} does not tell a gate that is off from one that is unknown, so that it is left out.
 */
public final class StatsigCore implements Integration {

    private static final String NAME = "statsig-core";
    private static final String QUIET = "arg2.disableExposureLogging";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.statsig:javacore";
    }

    @Override
    public String versions() {
        return "0.10";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                gate(")Lcom/statsig/FeatureGate;"),
                gate("Lcom/statsig/CheckGateOptions;)Lcom/statsig/FeatureGate;").unless(QUIET),
                experiment(")Lcom/statsig/Experiment;"),
                experiment("Lcom/statsig/GetExperimentOptions;)Lcom/statsig/Experiment;")
                        .unless(QUIET));
    }

    private static Point gate(String rest) {
        return getter("getFeatureGate", rest).value(Value.BRANCH, "return.getValue() ? 'on' : 'off'");
    }

    private static Point experiment(String rest) {
        return getter("getExperiment", rest)
                .value(Value.EXPERIMENT, "arg1")
                .optional(Value.BRANCH, "return.getGroupName()")
                .value(Value.REASON, "'SPLIT'");
    }

    /** What the SDK does not know, or not yet, has no rule. */
    private static Point getter(String method, String rest) {
        return Point.of("com.statsig.Statsig", method, Kind.EVALUATION, "integration " + NAME)
                .descriptor("(Lcom/statsig/StatsigUser;Ljava/lang/String;" + rest)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg1")
                .value(Value.ERROR, "'no rule'")
                .optional(Value.FOUND, "return.getRuleID() | ''")
                .optional(Value.SUBJECT, "arg0.getUserID()");
    }
}

package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Statsig's Java and Kotlin server SDK, {@code com.statsig:serversdk} 1.12 to 2.2.
 *
 * <p>Every exposure of its own, of a check, a read layer parameter or a manual call, passes the logger, which leaves
 * out what the application asked without exposure. From 2.0 on the logger gets the whole evaluation: the group has a
 * name exactly where the user is in one of an experiment's. Before it gets a rule's id, so that a mapping of rule ids
 * must.
 */
public final class Statsig implements Integration {

    private static final String NAME = "statsig";
    private static final String SDK = "Lcom/statsig/sdk/";
    private static final String USER = SDK + "StatsigUser;";
    private static final String TEXT = "Ljava/lang/String;";
    private static final String LAYER = SDK + "LayerExposureMetadata;";
    private static final String EVALUATION = SDK + "ConfigEvaluation;";
    private static final String DETAILS = "Ljava/util/ArrayList;Z" + SDK + "EvaluationDetails;";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.statsig:serversdk";
    }

    @Override
    public String versions() {
        return "1.12 to 2.2";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                gate(USER + TEXT + EVALUATION + "Z", "arg2.getBooleanValue()", "arg2.getRuleID()"),
                gate(USER + TEXT + "Z" + TEXT + DETAILS, "arg2", "arg3"),
                exact("logConfigExposure", USER + TEXT + EVALUATION + "Z", "arg2")
                        .value(Value.FEATURE, "arg1")
                        .value(Value.EXPERIMENT, "arg1"),
                logged("logConfigExposure", USER + TEXT + TEXT + DETAILS, "arg2")
                        .value(Value.FEATURE, "arg1")
                        .value(Value.BRANCH, "arg2"),
                exact("logLayerExposure", USER + LAYER + TEXT + EVALUATION + "Z", "arg3")
                        .value(Value.FEATURE, "arg2")
                        .optional(Value.EXPERIMENT, "arg1.getAllocatedExperiment() | ''"),
                logged("logLayerExposure", USER + LAYER + "Z", "arg1.getRuleID()")
                        .value(Value.FEATURE, "arg1.getConfig()")
                        .value(Value.BRANCH, "arg1.getRuleID()"));
    }

    private static Point gate(String parameters, String value, String rule) {
        return logged("logGateExposure", parameters, rule)
                .value(Value.FEATURE, "arg1")
                .value(Value.BRANCH, value + " ? 'on' : 'off'");
    }

    private static Point exact(String method, String parameters, String evaluation) {
        return logged(method, parameters, evaluation + ".getRuleID()")
                .value(Value.ENROLLED, evaluation + ".isExperimentGroup()")
                .optional(Value.BRANCH, evaluation + ".getGroupName()");
    }

    /** What the SDK does not know, or not yet, has no rule. */
    private static Point logged(String method, String parameters, String rule) {
        return Point.of("com.statsig.sdk.StatsigLogger", method, Kind.EVALUATION, "integration " + NAME)
                .descriptor("(" + parameters + ")V")
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.ERROR, "'no rule'")
                .optional(Value.FOUND, rule + " | ''")
                .optional(Value.SUBJECT, "arg0.getUserID()");
    }
}

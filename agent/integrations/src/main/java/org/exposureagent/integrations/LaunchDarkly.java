package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * LaunchDarkly's server SDK, 5.10 to 7.
 *
 * <p>Each variation method of the client ends once in {@code evalAndFlag} of the innermost of a chain of evaluators, up
 * to 7.3 in methods of the client that call each other; prerequisites and the state of all flags do not. The reason
 * inside the result says whether the subject is in an experiment. LaunchDarkly names none: a flag has one a rule, and
 * one for who matches no rule, so the slug is {@code flag/rule id} or {@code flag/fallthrough}. It is put together only
 * for who is in one. The branch is the index of the variation.
 */
public final class LaunchDarkly implements Integration {

    private static final String NAME = "launchdarkly";
    private static final String SDK = "com.launchdarkly.sdk.";
    private static final String CLIENT = SDK + "server.LDClient";
    private static final String EVALUATOR = SDK + "server.InputValidatingEvaluator";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.launchdarkly:launchdarkly-java-server-sdk";
    }

    @Override
    public String versions() {
        return "5.10 to 7.13";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                evaluation(EVALUATOR, "evalAndFlag", "arg1", "return.getResult()")
                        .optional(Value.SUBJECT, keyOf("arg2")),
                older("evalAndFlag", "LDContext", "EvalResultAndFlag", "return.getResult()")
                        .optional(Value.SUBJECT, keyOf("arg1")),
                older("evaluateInternal", "LDContext", "EvalResult", "return").optional(Value.SUBJECT, keyOf("arg1")),
                older("evaluateInternal", "LDUser", "EvalResult", "return").optional(Value.SUBJECT, "arg1.getKey()"));
    }

    private static Point older(String method, String subject, String returned, String result) {
        String types = "Ljava/lang/String;" + type(subject) + type("LDValue") + type("LDValueType") + "Z";
        return evaluation(CLIENT, method, "arg0", result)
                .descriptor("(" + types + ")" + type("server." + returned))
                .ifPresent();
    }

    private static Point evaluation(String className, String method, String flag, String result) {
        String reason = result + ".getReason()";
        String inExperiment = reason + ".isInExperiment()";
        String start = flag + " + " + inExperiment + " ? '";
        return Point.of(className, method, Kind.EVALUATION, "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, flag)
                .optional(Value.EXPERIMENT, start + "/' + " + reason + ".getRuleId() | " + start + "/fallthrough'")
                .optional(Value.BRANCH, result + ".getVariationIndex()")
                .optional(Value.ERROR, reason + ".getErrorKind()")
                .value(Value.ENROLLED, inExperiment);
    }

    /** The user's key; of a context without a user, all kinds and keys. */
    private static String keyOf(String context) {
        return context + ".getIndividualContext('user').getKey() | " + context + ".getFullyQualifiedKey()";
    }

    private static String type(String name) {
        return "L" + (SDK + name).replace('.', '/') + ";";
    }
}

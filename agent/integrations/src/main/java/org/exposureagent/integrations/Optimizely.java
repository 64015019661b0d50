package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Optimizely's core API, 3.9 to 4.2.
 *
 * <p>What the SDK itself calls an impression, it makes in one place, with the type of the rule; a decision that the
 * application wants no event of ({@code DISABLE_DECISION_EVENT}) does not come there. A read of a variable is no
 * impression, but the notification that is built for it has the same decision. All but a rollout is an experiment.
 */
public final class Optimizely implements Integration {

    private static final String NAME = "optimizely";
    private static final String ORIGIN = "integration " + NAME;
    private static final String SDK = "com.optimizely.ab.";
    private static final String CLIENT = SDK + "Optimizely";
    private static final String VARIABLE =
            SDK + "notification.DecisionNotification$FeatureVariableDecisionNotificationBuilder";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.optimizely.ab:core-api";
    }

    @Override
    public String versions() {
        return "3.9 to 4.2";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(impression(), variable(), all("decideAll"), all("getEnabledFeatures"));
    }

    /** {@code activate} names no flag: the experiment stands for it. */
    private static Point impression() {
        return evaluation(SDK + "event.internal.UserEventFactory", "createImpressionEvent")
                .value(Value.FEATURE, "arg5 | arg1.getKey()")
                .optional(Value.SUBJECT, "arg3")
                .optional(Value.EXPERIMENT, "arg1.getKey()")
                .optional(Value.BRANCH, "arg2.getKey()")
                .value(Value.ENROLLED, "arg6.equals('rollout') ? 'false' : 'true'");
    }

    private static Point variable() {
        String decision = "this.featureDecision";
        return evaluation(VARIABLE, "build")
                .value(Value.FEATURE, "this.featureKey")
                .optional(Value.SUBJECT, "this.userId")
                .optional(Value.EXPERIMENT, decision + ".experiment.getKey()")
                .optional(Value.BRANCH, decision + ".variation.getKey()")
                .value(Value.ENROLLED, decision + ".decisionSource.name().equals('ROLLOUT') ? 'false' : 'true'");
    }

    private static Point evaluation(String className, String method) {
        return Point.of(className, method, Kind.EVALUATION, ORIGIN)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'");
    }

    private static Point all(String method) {
        return Point.of(CLIENT, method, Kind.BULK, ORIGIN).group(Point.EVALUATIONS);
    }
}

package org.exposureagent.integrations;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * GrowthBook for Kotlin on the JVM, {@code io.growthbook.sdk:GrowthBook-jvm} 7.
 *
 * <p>Each experiment that is evaluated, for a feature's rule, a prerequisite or by itself, ends in one method whose
 * result says exactly whether the user is in it. An experiment that the application runs by itself is its own feature.
 */
public final class GrowthBook implements Integration {

    private static final String NAME = "growthbook";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "io.growthbook.sdk:GrowthBook-jvm";
    }

    @Override
    public String versions() {
        return "7.3";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Collections.singletonList(Point.of(
                        "com.sdk.growthbook.evaluators.GBExperimentEvaluator",
                        "evaluateExperiment",
                        Kind.EVALUATION,
                        "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg2 | arg0.getKey()")
                .value(Value.EXPERIMENT, "arg0.getKey()")
                .value(Value.BRANCH, "return.getKey()")
                .value(Value.ENROLLED, "return.getInExperiment()")
                .optional(Value.SUBJECT, "return.getHashValue()"));
    }
}

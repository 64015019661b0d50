package org.exposureagent.integrations;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Split, now Harness FME, 4.4 to 4.18.
 *
 * <p>Each treatment that the application asked for by name is recorded in {@code recordStats}; those of several flags
 * at once are not. Split does not say what is an experiment: the user's mapping does. The label says which rule gave
 * the treatment; a flag that is killed or unknown, and a subject who is kept out of the flag, got a default. Where the
 * application switched labels off, only the treatment {@code control} says so.
 */
public final class Split implements Integration {

    private static final String NAME = "split";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "io.split.client:java-client";
    }

    @Override
    public String versions() {
        return "4.4 to 4.18";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        Point evaluation = Point.of(
                        "io.split.client.SplitClientImpl", "recordStats", Kind.EVALUATION, "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg2")
                .optional(Value.SUBJECT, "arg0")
                .optional(Value.BRANCH, "arg4")
                .value(
                        Value.ERROR,
                        "arg4.equals('control') ? 'control' | arg6.equals('killed') ? 'killed'"
                                + " | arg6.equals('not in split') ? 'not in split'"
                                + " | arg6.equals('prerequisites not met') ? 'prerequisites not met'"
                                + " | arg6.startsWith('fallback') ? 'fallback'");
        return Collections.singletonList(evaluation);
    }
}

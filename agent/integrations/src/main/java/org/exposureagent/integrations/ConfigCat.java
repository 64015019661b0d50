package org.exposureagent.integrations;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * ConfigCat, 8.4 to 9.4.
 *
 * <p>Each value that the application asked for by key ends in {@code evaluate}, on whatever thread; reads of all
 * settings, prerequisites, and keys and types that do not fit do not. Whoever got one of a setting's percentage options
 * was chosen by chance, and is in an experiment, which has no name but that of its setting; a read for no user says
 * nothing. The branch is the variation id.
 */
public final class ConfigCat implements Integration {

    private static final String NAME = "configcat";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.configcat:configcat-java-client";
    }

    @Override
    public String versions() {
        return "8.4 to 9.4";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        Point evaluation = Point.of("com.configcat.ConfigCatClient", "evaluate", Kind.EVALUATION, "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg2")
                .optional(Value.SUBJECT, "return.getUser().getIdentifier()")
                .value(Value.EXPERIMENT, "arg2")
                .optional(Value.BRANCH, "return.getVariationId()")
                .value(Value.ERROR, "return.getError() | return.isDefaultValue() ? 'default'")
                .value(
                        Value.ENROLLED,
                        is("return.getMatchedPercentageOption()?", "true")
                                + " | " + is("return.getMatchedEvaluationPercentageRule()?", "true")
                                + " | " + is("return.getUser()", "false"));
        return Collections.singletonList(evaluation);
    }

    /** That answer, if there is such a thing: it does not equal null, and what is null chooses nothing. */
    private static String is(String thing, String answer) {
        return thing + ".equals(null) ? '' : '" + answer + "'";
    }
}

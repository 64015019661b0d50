package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Flagsmith, {@code com.flagsmith:flagsmith-java-client} 7.
 *
 * <p>Flags are read from an object that holds those of one identity, but not who that is. A flag is on or off, and
 * nothing says that it is an experiment: a mapping must. A flag that is not held is a default of the application's
 * handler.
 */
public final class Flagsmith implements Integration {

    private static final String NAME = "flagsmith";
    private static final String MODELS = "com.flagsmith.models.";
    private static final String FLAG = "this.flags.get(arg0)(" + MODELS + "BaseFlag)";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "com.flagsmith:flagsmith-java-client";
    }

    @Override
    public String versions() {
        return "7.4";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(read("isFeatureEnabled"), read("getFeatureValue"), read("getFlag"));
    }

    private static Point read(String method) {
        return Point.of(MODELS + "Flags", method, Kind.EVALUATION, "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg0")
                .optional(Value.BRANCH, FLAG + ".getEnabled() ? 'on' : 'off'")
                .value(Value.ERROR, "'not held'")
                .optional(Value.FOUND, FLAG);
    }
}

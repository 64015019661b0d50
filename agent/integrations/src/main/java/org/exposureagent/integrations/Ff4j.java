package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * FF4j, {@code org.ff4j:ff4j-core} 1.9 to 2.1.
 *
 * <p>A feature is on or off, and nothing says that it is an experiment: a mapping must. A feature that is not there
 * throws, unless FF4j creates it; then it is there, and off. No place is fixed for the user.
 */
public final class Ff4j implements Integration {

    private static final String NAME = "ff4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "org.ff4j:ff4j-core";
    }

    @Override
    public String versions() {
        return "1.9 to 2.1";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(check("check"), check("checkOverridingStrategy"));
    }

    private static Point check(String method) {
        return Point.of("org.ff4j.FF4j", method, Kind.EVALUATION, "integration " + NAME)
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg0")
                .value(Value.BRANCH, "return ? 'on' : 'off'");
    }
}

package org.exposureagent.integrations;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Togglz, {@code org.togglz:togglz-core} 3.3 to 4.6.
 *
 * <p>A feature is on or off, and nothing says that it is an experiment: a mapping must. The user is known to the
 * strategies that ask for one; asking the application's user provider again would run its code once more. A feature
 * that no provider knows is off by metadata made for it.
 */
public final class Togglz implements Integration {

    private static final String NAME = "togglz";
    private static final String ORIGIN = "integration " + NAME;
    private static final String SDK = "org.togglz.";
    private static final String USER = "(Lorg/togglz/core/repository/FeatureState;Lorg/togglz/core/user/FeatureUser;)Z";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String library() {
        return "org.togglz:togglz-core";
    }

    @Override
    public String versions() {
        return "3.3 to 4.6";
    }

    @Override
    public List<Point> points(Map<String, String> options) {
        return Arrays.asList(
                check("core.manager.DefaultFeatureManager"),
                check("testing.TestFeatureManager"),
                strategy("GradualActivationStrategy"),
                strategy("UsernameActivationStrategy"),
                Point.of(SDK + "core.metadata.EmptyFeatureMetaData", "<init>", Kind.CONTEXT, ORIGIN)
                        .group(Point.EVALUATIONS)
                        .value(Value.ERROR, "'unknown'"));
    }

    private static Point check(String className) {
        return Point.of(SDK + className, "isActive", Kind.EVALUATION, ORIGIN)
                .descriptor("(Lorg/togglz/core/Feature;)Z")
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + NAME + "'")
                .value(Value.FEATURE, "arg0.name()")
                .value(Value.BRANCH, "return ? 'on' : 'off'");
    }

    private static Point strategy(String className) {
        return Point.of(SDK + "core.activation." + className, "isActive", Kind.CONTEXT, ORIGIN)
                .descriptor(USER)
                .group(Point.EVALUATIONS)
                .optional(Value.SUBJECT, "arg1.getName()");
    }
}

package org.exposureagent.core.instrument;

import java.util.Arrays;
import org.exposureagent.core.instrument.path.Expression;
import org.exposureagent.core.instrument.path.Path;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** What can be said against a point without its class: heard of at the start, and not when the class is loaded. */
final class PointCheck {

    private PointCheck() {}

    /** Why the point cannot be woven; null if nothing is known against it. */
    static @Nullable String refusal(Point point) {
        String text = "";
        try {
            for (String value : point.values().values()) {
                text = value;
                Expression.parse(value);
            }
            for (@Nullable String path : Arrays.asList(point.when(), point.unless(), point.each())) {
                if (path != null) {
                    text = path;
                    Path.parse(path);
                }
            }
        } catch (RefusedException e) {
            return "\"" + text + "\" is " + e.reason();
        }
        return point.className().startsWith("java.") && !point.subtypes() ? "it is part of the JDK" : null;
    }
}

package org.exposureagent.core.instrument;

import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.instrument.path.Path;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** What can be said against a point without its class: heard of at the start, and not when the class is loaded. */
final class PointCheck {

    private PointCheck() {}

    /** Why the point cannot be woven; null if nothing is known against it. */
    static @Nullable String refusal(Point point) {
        List<@Nullable String> paths = new ArrayList<>(point.values().values());
        paths.add(point.when());
        paths.add(point.unless());
        paths.add(point.each());
        for (String path : paths) {
            String refusal = path == null ? null : refusal(path);
            if (refusal != null) {
                return "\"" + path + "\" is " + refusal;
            }
        }
        return point.className().startsWith("java.") && !point.subtypes() ? "it is part of the JDK" : null;
    }

    private static @Nullable String refusal(String path) {
        try {
            Path.parse(path);
            return null;
        } catch (RefusedException e) {
            return e.reason();
        }
    }
}

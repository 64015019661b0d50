package org.exposureagent.core.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.instrument.path.Path;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** The points by the classes they name. A class that none names costs one look-up. */
final class Targets {

    private final Map<String, List<Point>> byName = new HashMap<>();
    private final List<SubtypePoint> subtypes = new ArrayList<>();

    private Targets() {}

    /** Takes the points that can be woven; the report is told of the others. */
    static Targets of(List<Point> points, WeaveReport report) {
        Targets targets = new Targets();
        for (Point point : points) {
            try {
                requirePaths(point);
            } catch (RefusedException e) {
                report.refused(Collections.singletonList(point), point.className(), "is not woven: " + e.reason());
                continue;
            }
            if (point.className().startsWith("java.") && !point.subtypes()) {
                report.refused(
                        Collections.singletonList(point), point.className(), "is not woven: it is part of the JDK");
                continue;
            }
            targets.add(point);
        }
        return targets;
    }

    /** So that a malformed path is heard of at the start, and not when its class is loaded. */
    private static void requirePaths(Point point) throws RefusedException {
        List<String> paths = new ArrayList<>(point.values().values());
        paths.add(point.when());
        paths.add(point.each());
        for (String each : paths) {
            if (each != null) {
                try {
                    Path.parse(each);
                } catch (RefusedException e) {
                    throw new RefusedException("\"" + each + "\" is " + e.reason());
                }
            }
        }
    }

    private void add(Point point) {
        String internalName = point.className().replace('.', '/');
        List<Point> named = byName.get(internalName);
        if (named == null) {
            named = new ArrayList<>();
            byName.put(internalName, named);
        }
        named.add(point);
        if (point.subtypes()) {
            subtypes.add(new SubtypePoint(point));
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The points that name this class; null if none does. */
    @Nullable
    List<Point> named(String internalName) {
        return byName.get(internalName);
    }

    List<SubtypePoint> subtypes() {
        return subtypes;
    }
}

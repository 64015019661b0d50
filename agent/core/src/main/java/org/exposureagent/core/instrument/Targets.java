package org.exposureagent.core.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** The points by the classes they name. A class that none names costs one look-up. Fixed once built. */
final class Targets {

    private final Map<String, Named> byName = new HashMap<>();
    private final List<SubtypePoint> subtypes = new ArrayList<>();
    private final WeaveReport report;

    private Targets(WeaveReport report) {
        this.report = report;
    }

    /** Takes the points whose origin can be woven; the report is told of what cannot. */
    static Targets of(List<Point> points, List<PointSource> sources, WeaveReport report) {
        Targets targets = new Targets(report);
        Set<String> refused = new HashSet<>();
        for (Point point : points) {
            if (!targets.canBeWoven(point)) {
                refused.add(point.origin());
            }
        }
        for (Point point : points) {
            if (!refused.contains(point.origin())) {
                targets.named(point).points.add(point);
                if (point.subtypes()) {
                    targets.subtypes.add(new SubtypePoint(point));
                }
            }
        }
        for (PointSource source : sources) {
            for (String className : source.classNames()) {
                targets.entry(className).sources.add(source);
            }
        }
        return targets;
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** The points that name this class; null if none does. */
    @Nullable
    List<Point> named(String internalName) {
        Named named = byName.get(internalName);
        return named == null ? null : named.all(this);
    }

    List<SubtypePoint> subtypes() {
        return subtypes;
    }

    private Named named(Point point) {
        return entry(point.className());
    }

    private Named entry(String className) {
        String internalName = className.replace('.', '/');
        Named named = byName.get(internalName);
        if (named == null) {
            named = new Named(className);
            byName.put(internalName, named);
        }
        return named;
    }

    private boolean canBeWoven(Point point) {
        String refusal = PointCheck.refusal(point);
        if (refusal != null) {
            report.refused(Collections.singletonList(point), point.className(), "is not woven: " + refusal);
        }
        return refusal == null;
    }

    /** What names one class: points, and sources that are asked when it is loaded. */
    private static final class Named {

        private final String className;
        private final List<Point> points = new ArrayList<>();
        private final List<PointSource> sources = new ArrayList<>();
        private volatile @Nullable List<Point> all;

        Named(String className) {
            this.className = className;
        }

        /** Two threads that ask at once get equal lists of the same sources: the first is kept. */
        List<Point> all(Targets targets) {
            List<Point> known = all;
            if (known != null) {
                return known;
            }
            synchronized (this) {
                if (all == null) {
                    all = sources.isEmpty() ? points : withSources(targets);
                }
                return all;
            }
        }

        private List<Point> withSources(Targets targets) {
            List<Point> found = new ArrayList<>(points);
            for (PointSource source : sources) {
                for (Point point : source.points()) {
                    if (point.className().equals(className) && targets.canBeWoven(point)) {
                        found.add(point);
                    }
                }
            }
            return found;
        }
    }
}

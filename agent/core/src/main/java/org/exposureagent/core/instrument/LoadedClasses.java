package org.exposureagent.core.instrument;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * Weaves classes that were loaded before the agent: by a late attach, or out of an AOT cache, which holds thousands
 * before any agent runs.
 */
final class LoadedClasses {

    private final Instrumentation instrumentation;
    private final Targets targets;
    private final WeaveReport report;

    LoadedClasses(Instrumentation instrumentation, Targets targets, WeaveReport report) {
        this.instrumentation = instrumentation;
        this.targets = targets;
        this.report = report;
    }

    /** Looks at each loaded class once, by name; those that match go through the transformer again. */
    void weave() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.isArray() || type.isPrimitive() || type.isHidden() || isOurs(type)) {
                continue;
            }
            List<Point> points = concerning(type);
            if (points != null) {
                retransform(type, points);
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getClassLoader() == LoadedClasses.class.getClassLoader();
    }

    private @Nullable List<Point> concerning(Class<?> type) {
        List<Point> named = targets.named(type.getName().replace('.', '/'));
        if (named != null || type.getClassLoader() == null) {
            return named;
        }
        for (SubtypePoint each : targets.subtypes()) {
            if (isA(type, each.point().className())) {
                return Collections.singletonList(each.point());
            }
        }
        return null;
    }

    private static boolean isA(@Nullable Class<?> type, String wanted) {
        if (type == null) {
            return false;
        }
        if (type.getName().equals(wanted) || isA(type.getSuperclass(), wanted)) {
            return true;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (isA(each, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** One at a time: in a batch, one class that cannot be retransformed fails all. */
    private void retransform(Class<?> type, List<Point> points) {
        if (!instrumentation.isRetransformClassesSupported() || !instrumentation.isModifiableClass(type)) {
            report.refused(points, type.getName(), "is not woven: it was loaded before, and cannot be changed");
            return;
        }
        try {
            instrumentation.retransformClasses(type);
        } catch (Throwable t) {
            report.refused(points, type.getName(), "is not woven: it was loaded before, and " + t);
        }
    }
}

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

    /**
     * Looks at each loaded class once, by name; those that match go through the transformer again. Most are the JDK's,
     * and of the boot loader, which is never woven: for them one call must do.
     */
    void weave() {
        ClassLoader ours = LoadedClasses.class.getClassLoader();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            if (loader == null || loader == ours || type.isArray() || type.isHidden()) {
                continue;
            }
            List<Point> points = concerning(type);
            if (points != null) {
                retransform(type, points);
            }
        }
    }

    private @Nullable List<Point> concerning(Class<?> type) {
        List<Point> named = targets.named(type.getName().replace('.', '/'));
        if (named != null) {
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

package org.exposureagent.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/** One entry of {@code points}, checked as far as that goes without the class it names. */
final class PointEntry {

    private static final Set<String> FRAME_KEYS = Set.of("class", "method", "on", "subtypes", "when");

    private PointEntry() {}

    static @Nullable Point read(Entry entry) {
        String className = entry.required("class");
        String method = entry.required("method");
        String on = entry.required("on");
        if (className == null || method == null || on == null) {
            return null;
        }
        Kind kind = Kind.of(on);
        if (kind == null || !kind.isForFiles() || !kind.spelling().equals(on)) {
            entry.refuse("unknown kind '" + on + "' in 'on', known are " + kinds());
            return null;
        }
        if (!hasTheValues(entry, kind)) {
            return null;
        }
        int descriptor = method.indexOf('(');
        Point point = Point.of(
                        className, descriptor < 0 ? method : method.substring(0, descriptor), kind, entry.origin())
                .subtypes(Boolean.TRUE.equals(entry.object().get("subtypes")))
                .byItself();
        if (descriptor >= 0) {
            point.descriptor(method.substring(descriptor));
        }
        String when = entry.text("when");
        if (when != null) {
            point.when(when);
        }
        for (Value value : valuesOf(kind)) {
            String path = entry.text(value.key());
            if (path != null) {
                point.value(value, value == Value.TYPE ? typePath(path) : path);
            }
        }
        return point;
    }

    private static boolean hasTheValues(Entry entry, Kind kind) {
        Set<String> known = new TreeSet<>(FRAME_KEYS);
        for (Value value : valuesOf(kind)) {
            known.add(value.key());
        }
        if (!entry.hasOnly(known)) {
            return false;
        }
        Object subtypes = entry.object().get("subtypes");
        if (subtypes != null && !(subtypes instanceof Boolean)) {
            entry.refuse("'subtypes' is neither true nor false");
            return false;
        }
        if (kind == Kind.EXPOSURE && entry.text("feature") == null && entry.text("experiment") == null) {
            entry.refuse("one of 'feature' and 'experiment' is needed");
            return false;
        }
        for (Value value : required(kind)) {
            if (entry.required(value.key()) == null) {
                return false;
            }
        }
        return true;
    }

    private static List<Value> valuesOf(Kind kind) {
        return switch (kind) {
            case FEATURE_CHECK, FEATURE_VALUE -> List.of(Value.FEATURE, Value.SUBJECT);
            case EXPOSURE -> List.of(Value.FEATURE, Value.EXPERIMENT, Value.SUBJECT);
            case ENROLLMENT ->
                List.of(Value.EXPERIMENT, Value.BRANCH, Value.ENROLLMENT_ID, Value.FEATURES, Value.TYPE, Value.SUBJECT);
            default -> List.of(Value.EXPERIMENT, Value.BRANCH, Value.REASON, Value.SUBJECT);
        };
    }

    private static List<Value> required(Kind kind) {
        return switch (kind) {
            case FEATURE_CHECK, FEATURE_VALUE -> List.of(Value.FEATURE);
            case EXPOSURE -> List.of();
            case ENROLLMENT -> List.of(Value.EXPERIMENT, Value.BRANCH);
            default -> List.of(Value.EXPERIMENT);
        };
    }

    /** {@code rollout} and {@code experiment} need no quotes. */
    private static String typePath(String path) {
        return path.equals("rollout") || path.equals("experiment") ? "'" + path + "'" : path;
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.isForFiles()) {
                kinds.add(kind.spelling());
            }
        }
        return kinds;
    }
}

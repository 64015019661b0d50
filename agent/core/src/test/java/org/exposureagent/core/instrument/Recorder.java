package org.exposureagent.core.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/** Stands where the agent plugs into the dispatcher, and writes down what woven code hands over, a line a call. */
final class Recorder implements BiConsumer<Object, Object>, AutoCloseable {

    private final List<String> lines = new ArrayList<>();
    private final List<Object> handed = new ArrayList<>();

    static Recorder plugIn() {
        Recorder recorder = new Recorder();
        set(recorder);
        return recorder;
    }

    List<String> lines() {
        return lines;
    }

    /** The objects themselves, in the order of their lines. */
    List<Object> handed() {
        return handed;
    }

    @Override
    public void accept(Object first, @Nullable Object second) {
        handed.add(first);
        if (!(first instanceof Object[] values)) {
            lines.add("check " + first + " " + second);
        } else if ("missing".equals(second)) {
            lines.add("missing " + values[0]);
        } else if ("failed".equals(second)) {
            lines.add("failed " + values[0] + " " + values[1].getClass().getSimpleName());
        } else {
            lines.add(line(String.valueOf(second), values));
        }
    }

    private static String line(String kind, Object[] values) {
        return kind + part(values, 0) + (values.length > Value.INSIDE ? part(values, Value.INSIDE) : "");
    }

    /** The values that begin there; those of a call inside in brackets. */
    private static String part(Object[] values, int start) {
        StringBuilder part = new StringBuilder();
        for (Value value : Value.values()) {
            Object at = values[start + value.position()];
            if (at != null) {
                Object shown = at instanceof String[] strings ? List.of(strings) : at;
                part.append(' ').append(value.key()).append('=').append(shown);
            }
        }
        return start == 0 || part.isEmpty() ? part.toString() : " (" + part.substring(1) + ")";
    }

    @Override
    public void close() {
        set(null);
    }

    private static void set(@Nullable Recorder recorder) {
        try {
            Class.forName("java.lang.ExposureDispatcher").getField("sink").set(null, recorder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the dispatcher is not in java.base", e);
        }
    }
}

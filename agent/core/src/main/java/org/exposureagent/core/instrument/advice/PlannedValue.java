package org.exposureagent.core.instrument.advice;

import java.util.List;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * One value of a point in one method.
 *
 * @param mayBeNull whether the event stands without it
 */
public record PlannedValue(Value value, ResolvedPath path, Conversion conversion, boolean mayBeNull) {

    /** Whether code of the application may run while it is found. */
    boolean callsOut() {
        boolean callsToString = conversion == Conversion.TEXT
                && !path.type().isPrimitive()
                && !path.type().isFinal();
        return callsToString || path.callsOut();
    }

    /** What tells nested calls of one event from others: the feature id, else the experiment; null without them. */
    public static @Nullable PlannedValue keyOf(List<PlannedValue> values) {
        for (Value wanted : new Value[] {Value.FEATURE, Value.EXPERIMENT}) {
            for (PlannedValue each : values) {
                if (each.value() == wanted) {
                    return each;
                }
            }
        }
        return null;
    }
}

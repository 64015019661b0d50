package org.exposureagent.core.instrument.advice;

import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Value;

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
}

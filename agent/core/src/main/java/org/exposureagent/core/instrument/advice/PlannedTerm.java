package org.exposureagent.core.instrument.advice;

import org.exposureagent.core.instrument.path.Expression.Choice;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.jspecify.annotations.Nullable;

/**
 * One path of a value, and what becomes of its end.
 *
 * @param conversion used where there is no choice
 * @param choice the two texts of which a boolean chooses one
 */
public record PlannedTerm(
        ResolvedPath path, Conversion conversion, @Nullable Choice choice) {

    /** Whether code of the application may run while it is found. */
    boolean callsOut() {
        boolean callsToString = conversion == Conversion.TEXT
                && !path.type().isPrimitive()
                && !path.type().isFinal();
        return callsToString || path.callsOut();
    }
}

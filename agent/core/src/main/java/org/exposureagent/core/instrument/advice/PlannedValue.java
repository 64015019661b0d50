package org.exposureagent.core.instrument.advice;

import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;

/**
 * One value of a point in one method.
 *
 * @param alternatives each a list of terms to be joined; the first that gives something is the value
 * @param mayBeNull whether the event stands without it
 */
public record PlannedValue(Value value, List<List<PlannedTerm>> alternatives, boolean mayBeNull) {

    /** The paths on which it is looked for. */
    List<ResolvedPath> paths() {
        List<ResolvedPath> paths = new ArrayList<>();
        for (List<PlannedTerm> terms : alternatives) {
            for (PlannedTerm term : terms) {
                paths.add(term.path());
            }
        }
        return paths;
    }

    /** Whether it is there before the call. */
    public boolean isKnownBefore() {
        for (ResolvedPath path : paths()) {
            if (!path.path().isKnownBefore()) {
                return false;
            }
        }
        return true;
    }

    /** Whether code of the application may run while it is found. */
    boolean callsOut() {
        for (List<PlannedTerm> terms : alternatives) {
            for (PlannedTerm term : terms) {
                if (term.callsOut()) {
                    return true;
                }
            }
        }
        return false;
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

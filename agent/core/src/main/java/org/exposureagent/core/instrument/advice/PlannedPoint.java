package org.exposureagent.core.instrument.advice;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * One point in one method, with all that the code to be woven needs.
 *
 * @param framed whether a frame of the dispatcher encloses the call
 * @param key what, with the group, tells nested calls of one event; known before the call, else null
 * @param each the collection whose elements are events of their own
 */
public record PlannedPoint(
        Point point,
        MethodDescription method,
        boolean framed,
        @Nullable PlannedValue key,
        @Nullable ResolvedPath when,
        @Nullable ResolvedPath unless,
        @Nullable PlannedEach each,
        List<PlannedValue> values) {

    /** Name and descriptor of the method, for messages and as a key. */
    public String signature() {
        return signature(method);
    }

    /** The same of any method. */
    public static String signature(MethodDescription method) {
        return method.getInternalName() + method.getDescriptor();
    }

    /** What the dispatcher calls the point in its counts. */
    String name() {
        return point.className() + "." + point.method();
    }

    /** The group of its frame, and of the frame a context point adds to. */
    String group() {
        String group = point.group();
        return group == null ? point.origin() : group;
    }

    /** Whether it ends in a call without allocation. */
    public boolean isCheck() {
        return point.kind() == Kind.FEATURE_CHECK || point.kind() == Kind.FEATURE_VALUE;
    }

    /** Whether a call inside one of its group and feature is no event, but adds what it knows to that one's. */
    boolean addsToOuter() {
        return framed && key != null && point.kind() == Kind.EVALUATION;
    }

    /** The paths that are followed when the call has ended. */
    List<ResolvedPath> paths() {
        List<ResolvedPath> paths = new ArrayList<>();
        if (each != null) {
            paths.add(each.path());
        }
        if (when != null) {
            paths.add(when);
        }
        if (unless != null) {
            paths.add(unless);
        }
        for (PlannedValue value : values) {
            paths.addAll(value.paths());
        }
        return paths;
    }

    /** Whether code of the application may run while the values of one event are found. */
    boolean callsOut() {
        boolean callsOut = when != null && when.callsOut();
        for (PlannedValue value : values) {
            callsOut |= value.callsOut();
        }
        return callsOut;
    }
}

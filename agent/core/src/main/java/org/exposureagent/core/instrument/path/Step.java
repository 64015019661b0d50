package org.exposureagent.core.instrument.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member on a path.
 *
 * @param name of the field or method
 * @param arguments of the method; null for a field
 * @param cast binary name of the class its value is cast to
 * @param optional whether the value is null where the class lacks the member
 */
public record Step(
        String name,
        @Nullable List<Literal> arguments,
        @Nullable String cast,
        boolean optional) {

    /** As it is written, without cast. */
    @Override
    public String toString() {
        return arguments == null ? name : name + "()";
    }
}

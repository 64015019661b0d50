package org.exposureagent.core.instrument.path;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A path whose members were found and may be used by the woven class.
 *
 * @param rootType the erased declared type of the root
 * @param instructions from the root to the value
 * @param callsOut whether it calls a method that is not declared by a class of the JDK: such a call could run into
 *     another woven method
 */
public record ResolvedPath(Path path, TypeDescription rootType, List<Instruction> instructions, boolean callsOut) {

    /** The erased declared type of the value. */
    public TypeDescription type() {
        return instructions.isEmpty()
                ? rootType
                : instructions.get(instructions.size() - 1).type();
    }

    /** Whether an optional member is absent, so that the value is always null. */
    public boolean absent() {
        return !instructions.isEmpty() && instructions.get(instructions.size() - 1) instanceof Instruction.Absent;
    }
}

package org.exposureagent.core.instrument.path;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A path whose members were found and may be used by the woven class.
 *
 * @param rootType the erased declared type of the root
 * @param instructions from the root to the value
 */
public record ResolvedPath(Path path, TypeDescription rootType, List<Instruction> instructions) {

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

    /** The arguments of the woven method that are passed on, beside the root. */
    public List<Passed> passed() {
        List<Passed> passed = new ArrayList<>();
        for (Instruction each : instructions) {
            if (each instanceof Instruction.Call call) {
                for (Literal argument : call.arguments()) {
                    if (argument.value() instanceof Passed one) {
                        passed.add(one);
                    }
                }
            }
        }
        return passed;
    }

    /** Whether code of the application may run on the way, and in it another woven method. */
    public boolean callsOut() {
        for (Instruction each : instructions) {
            if (each instanceof Instruction.Call call && call.mayCallOut()) {
                return true;
            }
        }
        return false;
    }
}

package org.exposureagent.core.instrument.path;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** One step of a resolved path, on the value before it, which is never null. */
public sealed interface Instruction {

    /** The erased type of the value it leaves. */
    TypeDescription type();

    /** Reads an instance field. */
    record Read(String owner, String name, String descriptor, TypeDescription type) implements Instruction {}

    /**
     * Calls an instance method.
     *
     * @param opcode INVOKEVIRTUAL, INVOKEINTERFACE or INVOKESPECIAL
     * @param mayCallOut whether the application may have declared or overridden it
     */
    record Call(
            int opcode,
            String owner,
            boolean ownerIsInterface,
            String name,
            String descriptor,
            List<Literal> arguments,
            boolean mayCallOut,
            TypeDescription type)
            implements Instruction {}

    /** Casts. */
    record Cast(TypeDescription type) implements Instruction {}

    /** The class lacks an optional member: null. Always the last instruction. */
    record Absent(TypeDescription type) implements Instruction {}
}

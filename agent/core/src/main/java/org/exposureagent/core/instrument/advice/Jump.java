package org.exposureagent.core.instrument.advice;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A place to jump to, that knows whether anything does: code that nothing reaches is not written. */
final class Jump {

    private final Label label = new Label();
    private boolean taken;

    /** Writes a jump to it. */
    void take(MethodVisitor code, int opcode) {
        taken = true;
        code.visitJumpInsn(opcode, label);
    }

    boolean isTaken() {
        return taken;
    }

    /** It is here. */
    void place(MethodVisitor code) {
        code.visitLabel(label);
    }
}

package org.exposureagent.core.instrument.advice;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.integrations.Kind;

/**
 * Writes what opens the frame of a call: evaluates its key, muted, and returns the token of {@code enter}; 0, which
 * neither counts nor closes anything, if that failed.
 */
final class EnterCode {

    private final MethodVisitor code;
    private final PlannedPoint plan;
    private final ValueCode found;
    private final int muted;
    private final int key;
    private final int thrown;

    EnterCode(MethodVisitor code, PlannedPoint plan, Parameters parameters) {
        this.code = code;
        this.plan = plan;
        int temporary = parameters.end();
        this.muted = temporary + 1;
        this.key = temporary + 2;
        this.thrown = temporary + 3;
        this.found = new ValueCode(code, new PathCode(code, parameters, temporary, temporary));
    }

    void write() {
        Label start = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, muted);
        if (plan.point().kind() == Kind.BULK) {
            code.visitLdcInsn(Dispatch.ALL);
        } else {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
        code.visitVarInsn(Opcodes.ASTORE, key);
        code.visitLabel(start);
        PlannedValue value = plan.key();
        if (value != null) {
            writeKey(value);
        }
        code.visitLdcInsn(plan.group());
        code.visitVarInsn(Opcodes.ALOAD, key);
        Dispatch.enter(code);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(end);
        code.visitVarInsn(Opcodes.ASTORE, thrown);
        Dispatch.exit(code, muted);
        Dispatch.failed(code, thrown, plan.name());
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
    }

    private void writeKey(PlannedValue value) {
        boolean mutes = value.callsOut();
        Jump isNull = new Jump();
        if (mutes) {
            Dispatch.enterMuted(code, muted);
            code.visitVarInsn(Opcodes.ILOAD, muted);
            isNull.take(code, Opcodes.IFLT);
        }
        found.store(value, key, isNull);
        isNull.place(code);
        if (mutes) {
            Dispatch.exit(code, muted);
            code.visitInsn(Opcodes.ICONST_0);
            code.visitVarInsn(Opcodes.ISTORE, muted);
        }
    }
}

package org.exposureagent.core.instrument.advice;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Value;

/** Writes the hand-over of values that lie in consecutive slots. */
final class EventCode {

    private final MethodVisitor code;
    private final PlannedPoint plan;
    private final int array;
    private final int values;

    /**
     * For one point.
     *
     * @param array slot of the array to fill
     * @param values slot of the first value
     */
    EventCode(MethodVisitor code, PlannedPoint plan, int array, int values) {
        this.code = code;
        this.plan = plan;
        this.array = array;
        this.values = values;
    }

    /**
     * Writes it.
     *
     * @param token slot of what opening the frame returned; negative without frame
     */
    void write(int token) {
        if (plan.isCheck()) {
            load(Value.FEATURE);
            load(Value.SUBJECT);
            Dispatch.check(code);
            return;
        }
        Kind kind = plan.point().kind();
        boolean shared = kind == Kind.CONTEXT || (kind == Kind.EVALUATION && plan.framed());
        if (kind != Kind.CONTEXT) {
            pushArray(shared);
            code.visitVarInsn(Opcodes.ASTORE, array);
        }
        for (int i = 0; i < plan.values().size(); i++) {
            store(plan.values().get(i), values + i, shared);
        }
        if (plan.addsToOuter()) {
            Dispatch.evaluated(code, kind.spelling(), token);
        } else if (kind != Kind.CONTEXT) {
            code.visitLdcInsn(kind.spelling());
            code.visitVarInsn(Opcodes.ALOAD, array);
            Dispatch.event(code);
        }
    }

    private void pushArray(boolean ofFrame) {
        if (ofFrame) {
            Dispatch.frame(code, plan.group());
        } else {
            code.visitIntInsn(Opcodes.BIPUSH, Dispatch.VALUES);
            code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        }
    }

    /** In an array that several points fill, a null leaves what another one knew. */
    private void store(PlannedValue value, int slot, boolean shared) {
        Label skip = new Label();
        boolean skips = shared && value.mayBeNull();
        if (skips) {
            code.visitVarInsn(Opcodes.ALOAD, slot);
            code.visitJumpInsn(Opcodes.IFNULL, skip);
        }
        code.visitVarInsn(Opcodes.ALOAD, array);
        code.visitIntInsn(Opcodes.BIPUSH, value.value().position());
        code.visitVarInsn(Opcodes.ALOAD, slot);
        code.visitInsn(Opcodes.AASTORE);
        if (skips) {
            code.visitLabel(skip);
        }
    }

    private void load(Value wanted) {
        for (int i = 0; i < plan.values().size(); i++) {
            if (plan.values().get(i).value() == wanted) {
                code.visitVarInsn(Opcodes.ALOAD, values + i);
                return;
            }
        }
        code.visitInsn(Opcodes.ACONST_NULL);
    }
}

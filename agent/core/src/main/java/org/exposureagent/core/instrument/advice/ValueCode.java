package org.exposureagent.core.instrument.advice;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.core.instrument.path.Expression.Choice;

/** Writes how a value is found. What is joined so far waits in its slot: the stack is empty wherever a null jumps. */
final class ValueCode {

    private final MethodVisitor code;
    private final PathCode paths;

    ValueCode(MethodVisitor code, PathCode paths) {
        this.code = code;
        this.paths = paths;
    }

    /** Leaves the value in the slot; where there is none leaves null there, and jumps. */
    void store(PlannedValue value, int slot, Jump whenNull) {
        Jump found = new Jump();
        Jump next = new Jump();
        boolean several = value.alternatives().size() > 1;
        for (List<PlannedTerm> terms : value.alternatives()) {
            next.place(code);
            next = new Jump();
            join(terms, slot, next);
            if (several) {
                requireNotEmpty(slot, next);
            }
            found.take(code, Opcodes.GOTO);
        }
        if (next.isTaken()) {
            next.place(code);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitVarInsn(Opcodes.ASTORE, slot);
            whenNull.take(code, Opcodes.GOTO);
        }
        found.place(code);
    }

    private void join(List<PlannedTerm> terms, int slot, Jump whenNull) {
        push(terms.get(0), whenNull);
        code.visitVarInsn(Opcodes.ASTORE, slot);
        for (PlannedTerm term : terms.subList(1, terms.size())) {
            push(term, whenNull);
            code.visitVarInsn(Opcodes.ALOAD, slot);
            code.visitInsn(Opcodes.SWAP);
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    "java/lang/String",
                    "concat",
                    "(Ljava/lang/String;)Ljava/lang/String;",
                    false);
            code.visitVarInsn(Opcodes.ASTORE, slot);
        }
    }

    private void requireNotEmpty(int slot, Jump whenEmpty) {
        code.visitLdcInsn("");
        code.visitVarInsn(Opcodes.ALOAD, slot);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
        whenEmpty.take(code, Opcodes.IFNE);
    }

    private void push(PlannedTerm term, Jump whenNull) {
        Choice choice = term.choice();
        if (choice == null) {
            paths.push(term.path(), whenNull);
            term.conversion().write(code, term.path().type());
            return;
        }
        String otherwise = choice.whenFalse();
        paths.pushTruth(term.path(), whenNull);
        if (otherwise == null) {
            whenNull.take(code, Opcodes.IFEQ);
            code.visitLdcInsn(choice.whenTrue());
            return;
        }
        Label isFalse = new Label();
        Label chosen = new Label();
        code.visitJumpInsn(Opcodes.IFEQ, isFalse);
        code.visitLdcInsn(choice.whenTrue());
        code.visitJumpInsn(Opcodes.GOTO, chosen);
        code.visitLabel(isFalse);
        code.visitLdcInsn(otherwise);
        code.visitLabel(chosen);
    }
}

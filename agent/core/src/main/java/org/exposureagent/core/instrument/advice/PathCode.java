package org.exposureagent.core.instrument.advice;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.core.instrument.path.Instruction;
import org.exposureagent.core.instrument.path.Literal;
import org.exposureagent.core.instrument.path.Passed;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.core.instrument.path.Root;

/** Writes resolved paths. The operand stack is empty wherever a null makes it jump. */
final class PathCode {

    private final MethodVisitor code;
    private final Parameters parameters;
    private final int temporary;
    private final int item;

    /**
     * For one advice method.
     *
     * @param temporary slot of a reference that may be overwritten
     * @param item slot of the element at hand
     */
    PathCode(MethodVisitor code, Parameters parameters, int temporary, int item) {
        this.code = code;
        this.parameters = parameters;
        this.temporary = temporary;
        this.item = item;
    }

    /** Leaves the value on the stack, a primitive or not null; jumps where it, or something on the way, is null. */
    void push(ResolvedPath path, Jump whenNull) {
        Root root = path.path().root();
        boolean safe = pushRoot(root);
        TypeDescription type = path.rootType();
        for (Instruction each : path.instructions()) {
            boolean needsObject = !(each instanceof Instruction.Cast);
            if (needsObject && !safe) {
                requireNonNull(whenNull);
            }
            write(each);
            safe = false;
            type = each.type();
        }
        if (!safe && !type.isPrimitive()) {
            requireNonNull(whenNull);
        }
    }

    /** The same for a boolean or Boolean, which it leaves as a primitive. */
    void pushTruth(ResolvedPath path, Jump whenNull) {
        push(path, whenNull);
        if (!path.type().isPrimitive()) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
        }
    }

    /** Returns whether it is never null. */
    private boolean pushRoot(Root root) {
        if (root instanceof Root.Text text) {
            code.visitLdcInsn(text.value());
            return true;
        }
        if (root == Root.Named.ITEM) {
            code.visitVarInsn(Opcodes.ALOAD, item);
            return false;
        }
        parameters.load(code, root);
        return root == Root.Named.THIS;
    }

    private void requireNonNull(Jump whenNull) {
        code.visitVarInsn(Opcodes.ASTORE, temporary);
        code.visitVarInsn(Opcodes.ALOAD, temporary);
        whenNull.take(code, Opcodes.IFNULL);
        code.visitVarInsn(Opcodes.ALOAD, temporary);
    }

    private void write(Instruction instruction) {
        if (instruction instanceof Instruction.Read read) {
            code.visitFieldInsn(Opcodes.GETFIELD, read.owner(), read.name(), read.descriptor());
        } else if (instruction instanceof Instruction.Call call) {
            for (Literal literal : call.arguments()) {
                push(literal);
            }
            code.visitMethodInsn(call.opcode(), call.owner(), call.name(), call.descriptor(), call.ownerIsInterface());
        } else if (instruction instanceof Instruction.Cast cast) {
            code.visitTypeInsn(Opcodes.CHECKCAST, cast.type().getInternalName());
        } else {
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    private void push(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            code.visitInsn(Opcodes.ACONST_NULL);
        } else if (value instanceof Boolean truth) {
            code.visitInsn(truth ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        } else if (value instanceof Passed passed) {
            parameters.load(code, passed.argument());
        } else {
            code.visitLdcInsn(value);
        }
    }
}

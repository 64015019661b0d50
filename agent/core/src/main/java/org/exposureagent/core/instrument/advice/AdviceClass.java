package org.exposureagent.core.instrument.advice;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The class file of the advice for one point in one method. It is never loaded: Byte Buddy copies its code into the
 * method, where it may use what that method may use.
 */
public final class AdviceClass {

    /** Binary name of every advice class; each is known only to the weaving of its own method. */
    public static final String NAME = "org.exposureagent.Advice";

    private static final Type THROWABLE = Type.getType(Throwable.class);

    private AdviceClass() {}

    /** The advice of this point: {@code exit}, and {@code enter} if the call gets a frame. */
    public static byte[] of(PlannedPoint plan) {
        ClassWriter writer = new FrameWriter();
        writer.visit(
                Opcodes.V1_8,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                NAME.replace('.', '/'),
                null,
                "java/lang/Object",
                null);
        if (plan.framed()) {
            writeEnter(writer, plan);
        }
        writeExit(writer, plan);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void writeEnter(ClassWriter writer, PlannedPoint plan) {
        PlannedValue key = plan.key();
        Parameters parameters = Parameters.of(key == null ? List.of() : key.paths());
        MethodVisitor method = method(writer, "enter", parameters.descriptor(Type.INT_TYPE));
        annotate(method, Advice.OnMethodEnter.class, false);
        parameters.annotate(method);
        method.visitCode();
        new EnterCode(method, plan, parameters).write();
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static void writeExit(ClassWriter writer, PlannedPoint plan) {
        Parameters parameters = Parameters.of(plan.paths());
        int token = -1;
        int thrown = -1;
        if (plan.framed()) {
            token = parameters.add(Advice.Enter.class, Type.INT_TYPE.getDescriptor());
            thrown = parameters.add(Advice.Thrown.class, THROWABLE.getDescriptor());
        }
        MethodVisitor method = method(writer, "exit", parameters.descriptor(Type.VOID_TYPE));
        annotate(method, Advice.OnMethodExit.class, plan.framed());
        parameters.annotate(method);
        method.visitCode();
        new ExitCode(method, plan, parameters, token, thrown).write();
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
        return writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    }

    /** What the code's own handler throws, a stack overflow for one, is swallowed as well. */
    private static void annotate(MethodVisitor method, Class<?> moment, boolean alsoWhenThrown) {
        AnnotationVisitor annotation = method.visitAnnotation(Type.getDescriptor(moment), true);
        annotation.visit("suppress", THROWABLE);
        if (alsoWhenThrown) {
            annotation.visit("onThrowable", THROWABLE);
        }
        annotation.visitEnd();
    }

    /** Where two types meet nothing is used of them, so that no hierarchy has to be read to merge them. */
    private static final class FrameWriter extends ClassWriter {

        FrameWriter() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String type1, String type2) {
            return "java/lang/Object";
        }
    }
}

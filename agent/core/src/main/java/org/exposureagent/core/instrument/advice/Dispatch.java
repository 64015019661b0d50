package org.exposureagent.core.instrument.advice;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls of the dispatcher, by name only: the class is not there when this one is compiled. */
public final class Dispatch {

    /** Internal name of the one class that woven code calls. */
    public static final String OWNER = "java/lang/ExposureDispatcher";

    /** The method that each advice calls exactly once. */
    public static final String FAILED = "failed";

    /** The positions of an array of values. */
    static final int VALUES = 16;

    /** The feature of a read of all. */
    static final String ALL = "";

    private static final String MUTED = "";

    private Dispatch() {}

    static void check(MethodVisitor code) {
        call(code, "check", "(Ljava/lang/String;Ljava/lang/String;)V");
    }

    static void event(MethodVisitor code) {
        call(code, "event", "(Ljava/lang/String;[Ljava/lang/Object;)V");
    }

    static void evaluated(MethodVisitor code, String kind, int tokenSlot) {
        code.visitLdcInsn(kind);
        code.visitVarInsn(Opcodes.ILOAD, tokenSlot);
        call(code, "evaluated", "(Ljava/lang/String;I)V");
    }

    /** Replaces an int by its text. */
    static void text(MethodVisitor code) {
        call(code, "text", "(I)Ljava/lang/String;");
    }

    static void missing(MethodVisitor code, String point) {
        code.visitLdcInsn(point);
        call(code, "missing", "(Ljava/lang/String;)V");
    }

    static void failed(MethodVisitor code, int thrownSlot, String point) {
        code.visitVarInsn(Opcodes.ALOAD, thrownSlot);
        code.visitLdcInsn(point);
        call(code, FAILED, "(Ljava/lang/Throwable;Ljava/lang/String;)V");
    }

    static void enter(MethodVisitor code) {
        call(code, "enter", "(Ljava/lang/String;Ljava/lang/String;)I");
    }

    static void enterMuted(MethodVisitor code, int tokenSlot) {
        code.visitLdcInsn(MUTED);
        code.visitInsn(Opcodes.ACONST_NULL);
        enter(code);
        code.visitVarInsn(Opcodes.ISTORE, tokenSlot);
    }

    static void frame(MethodVisitor code, String group) {
        code.visitLdcInsn(group);
        call(code, "frame", "(Ljava/lang/String;)[Ljava/lang/Object;");
    }

    /** Leaves a boolean on the stack. */
    static void isDone(MethodVisitor code, int tokenSlot, int keySlot) {
        code.visitVarInsn(Opcodes.ILOAD, tokenSlot);
        code.visitVarInsn(Opcodes.ALOAD, keySlot);
        call(code, "isDone", "(ILjava/lang/String;)Z");
    }

    static void exit(MethodVisitor code, int tokenSlot) {
        code.visitVarInsn(Opcodes.ILOAD, tokenSlot);
        call(code, "exit", "(I)V");
    }

    private static void call(MethodVisitor code, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, name, descriptor, false);
    }
}

package org.exposureagent.core.instrument.advice;

import java.util.Collection;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.core.instrument.path.Root;
import org.exposureagent.integrations.Value;

/** How the end of a path becomes what the agent is handed: a string, or the features as they are. */
public enum Conversion {
    /** A String, String[] or Collection, or the map that counters are put into. */
    NONE,
    /** The name of an enum constant. */
    NAME,
    /** {@code String.valueOf} of a primitive, a boxed value or a CharSequence. */
    TEXT,
    /** A word that stands for an object whose {@code toString} is not ours to call. */
    MARKER;

    private static final String ERROR = "error";

    /** The conversion for a value of one path, or a refusal: {@code toString} of any other object is never called. */
    public static Conversion of(Value value, ResolvedPath path) throws RefusedException {
        TypeDescription type = path.type();
        if (path.absent()) {
            return NONE;
        }
        return switch (value) {
            case FEATURES -> {
                require(isString(type) || type.represents(String[].class) || isCollection(type), value, type);
                yield NONE;
            }
            case COUNTERS -> {
                require(type.represents(Map.class), value, type);
                yield NONE;
            }
            case ENROLLED -> {
                boolean isConstant = path.path().root() instanceof Root.Text && isString(type);
                require(isTruth(type) || isConstant, value, type);
                yield isConstant ? NONE : TEXT;
            }
            case FOUND -> isString(type) ? NONE : MARKER;
            case ERROR -> {
                require(!type.isPrimitive(), value, type);
                yield isString(type) ? NONE : MARKER;
            }
            default -> ofText(value, path);
        };
    }

    /** The conversion for a part of a string. */
    public static Conversion ofText(Value value, ResolvedPath path) throws RefusedException {
        TypeDescription type = path.type();
        if (path.absent()) {
            return NONE;
        }
        if (isString(type)) {
            return NONE;
        }
        if (type.isAssignableTo(Enum.class)) {
            return NAME;
        }
        boolean textual = type.isPrimitive() || type.isPrimitiveWrapper() || type.isAssignableTo(CharSequence.class);
        require(textual, value, type);
        return TEXT;
    }

    /** Whether it is a boolean or Boolean. */
    public static boolean isTruth(TypeDescription type) {
        return type.represents(boolean.class) || type.represents(Boolean.class);
    }

    /** Whether it is a Collection. */
    public static boolean isCollection(TypeDescription type) {
        return type.isAssignableTo(Collection.class);
    }

    private static boolean isString(TypeDescription type) {
        return type.represents(String.class);
    }

    private static void require(boolean fits, Value value, TypeDescription type) throws RefusedException {
        if (!fits) {
            throw new RefusedException(type.getName() + " is no value for " + value.key());
        }
    }

    /** Replaces the value on the stack, which is not null. */
    void write(MethodVisitor code, TypeDescription type) {
        switch (this) {
            case NONE -> {}
            case NAME ->
                code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Enum", "name", "()Ljava/lang/String;", false);
            case TEXT -> {
                if (isSmallNumber(type)) {
                    Dispatch.text(code);
                } else {
                    String from = type.isPrimitive() ? type.getDescriptor() : "Ljava/lang/Object;";
                    String descriptor = "(" + from + ")Ljava/lang/String;";
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", descriptor, false);
                }
            }
            case MARKER -> {
                code.visitInsn(Opcodes.POP);
                code.visitLdcInsn(ERROR);
            }
        }
    }

    private static boolean isSmallNumber(TypeDescription type) {
        return type.represents(int.class) || type.represents(short.class) || type.represents(byte.class);
    }
}

package org.exposureagent.core.instrument.advice;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.exposureagent.core.instrument.path.Passed;
import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.core.instrument.path.Root;

/**
 * The parameters of an advice method: what the paths start at, no more, with the types that the woven method declares,
 * so that Byte Buddy maps each without conversion.
 */
final class Parameters {

    private record Parameter(Class<? extends Annotation> role, int argument, Type type, int slot) {}

    private final List<Parameter> list = new ArrayList<>();
    private int end;

    private Parameters() {}

    /** For the roots of these paths. */
    static Parameters of(List<ResolvedPath> paths) {
        Parameters parameters = new Parameters();
        TreeMap<Integer, TypeDescription> arguments = new TreeMap<>();
        TypeDescription receiver = null;
        TypeDescription returned = null;
        for (ResolvedPath path : paths) {
            Root root = path.path().root();
            if (root instanceof Root.Argument argument) {
                arguments.put(argument.index(), path.rootType());
            } else if (root == Root.Named.THIS) {
                receiver = path.rootType();
            } else if (root == Root.Named.RETURN) {
                returned = path.rootType();
            }
            for (Passed each : path.passed()) {
                arguments.put(each.argument().index(), each.type());
            }
        }
        if (receiver != null) {
            parameters.add(Advice.This.class, -1, receiver.getDescriptor());
        }
        for (Map.Entry<Integer, TypeDescription> each : arguments.entrySet()) {
            parameters.add(Advice.Argument.class, each.getKey(), each.getValue().getDescriptor());
        }
        if (returned != null) {
            parameters.add(Advice.Return.class, -1, returned.getDescriptor());
        }
        return parameters;
    }

    /** Adds one of no path; returns its slot. */
    int add(Class<? extends Annotation> role, String descriptor) {
        return add(role, -1, descriptor);
    }

    private int add(Class<? extends Annotation> role, int argument, String descriptor) {
        int slot = end;
        Type type = Type.getType(descriptor);
        list.add(new Parameter(role, argument, type, slot));
        end += type.getSize();
        return slot;
    }

    /** Loads what the root stands for. */
    void load(MethodVisitor code, Root root) {
        for (Parameter each : list) {
            if (each.role() == role(root) && each.argument() == index(root)) {
                code.visitVarInsn(each.type().getOpcode(Opcodes.ILOAD), each.slot());
                return;
            }
        }
        throw new IllegalStateException("no parameter for " + root);
    }

    private static Class<? extends Annotation> role(Root root) {
        if (root instanceof Root.Argument) {
            return Advice.Argument.class;
        }
        return root == Root.Named.THIS ? Advice.This.class : Advice.Return.class;
    }

    private static int index(Root root) {
        return root instanceof Root.Argument argument ? argument.index() : -1;
    }

    /** The first slot behind them. */
    int end() {
        return end;
    }

    /** The descriptor of a method that takes them. */
    String descriptor(Type returned) {
        Type[] types = new Type[list.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = list.get(i).type();
        }
        return Type.getMethodDescriptor(returned, types);
    }

    /** Says of each what it is. */
    void annotate(MethodVisitor method) {
        for (int i = 0; i < list.size(); i++) {
            Parameter each = list.get(i);
            AnnotationVisitor annotation = method.visitParameterAnnotation(i, Type.getDescriptor(each.role()), true);
            if (each.argument() >= 0) {
                annotation.visit("value", each.argument());
            }
            annotation.visitEnd();
        }
    }
}

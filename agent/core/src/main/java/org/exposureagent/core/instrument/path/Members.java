package org.exposureagent.core.instrument.path;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import org.jspecify.annotations.Nullable;

/** Finds the members of a type, in the order in which the JVM resolves them: class, superclasses, interfaces. */
final class Members {

    private Members() {}

    /** The instance field; null if there is none. */
    static FieldDescription.@Nullable InDefinedShape field(TypeDescription type, String name) throws RefusedException {
        for (TypeDescription declaring : lineage(type)) {
            for (FieldDescription.InDefinedShape field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    if (field.isStatic()) {
                        throw new RefusedException("field " + name + " of " + type.getName() + " is static");
                    }
                    return field;
                }
            }
        }
        return null;
    }

    /** The one instance method of that name that takes these literals; null if there is none. */
    static MethodDescription.@Nullable InDefinedShape method(TypeDescription type, String name, List<Literal> literals)
            throws RefusedException {
        List<MethodDescription.InDefinedShape> found = new ArrayList<>();
        for (TypeDescription declaring : lineage(type)) {
            for (MethodDescription.InDefinedShape method : declaring.getDeclaredMethods()) {
                if (method.getInternalName().equals(name)
                        && isInherited(method, type)
                        && takes(method, literals)
                        && !isOverridden(method, found)) {
                    found.add(method);
                }
            }
        }
        if (found.size() > 1) {
            throw new RefusedException("method " + name + " of " + type.getName() + " has " + found.size()
                    + " overloads that fit, and none can be chosen");
        }
        if (found.isEmpty()) {
            return null;
        }
        if (found.get(0).isStatic()) {
            throw new RefusedException("method " + name + " of " + type.getName() + " is static");
        }
        return found.get(0);
    }

    /** Bridges are left out for the method they call, and what is private in a supertype is not inherited. */
    private static boolean isInherited(MethodDescription.InDefinedShape method, TypeDescription type) {
        boolean own = method.getDeclaringType().equals(type);
        boolean staticOfInterface =
                method.isStatic() && method.getDeclaringType().isInterface();
        return !method.isSynthetic() && (own || !(method.isPrivate() || staticOfInterface));
    }

    private static boolean isOverridden(
            MethodDescription.InDefinedShape method, List<MethodDescription.InDefinedShape> found) {
        for (MethodDescription.InDefinedShape other : found) {
            TypeList parameters = other.getParameters().asTypeList().asErasures();
            if (parameters.equals(method.getParameters().asTypeList().asErasures())) {
                return true;
            }
        }
        return false;
    }

    private static boolean takes(MethodDescription.InDefinedShape method, List<Literal> literals) {
        TypeList parameters = method.getParameters().asTypeList().asErasures();
        if (parameters.size() != literals.size()) {
            return false;
        }
        for (int i = 0; i < literals.size(); i++) {
            if (!fits(literals.get(i).value(), parameters.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(@Nullable Object literal, TypeDescription parameter) {
        if (literal == null) {
            return !parameter.isPrimitive();
        }
        if (literal instanceof Passed passed) {
            return passed.type().isAssignableTo(parameter);
        }
        if (literal instanceof Integer) {
            return parameter.represents(int.class);
        }
        if (literal instanceof Boolean) {
            return parameter.represents(boolean.class);
        }
        return parameter.isAssignableFrom(String.class);
    }

    /**
     * The type, its superclasses, then all their interfaces; Object is last for an interface, which inherits its
     * methods.
     */
    private static List<TypeDescription> lineage(TypeDescription type) {
        List<TypeDescription> types = new ArrayList<>();
        for (TypeDefinition each = type; each != null; each = each.getSuperClass()) {
            types.add(each.asErasure());
        }
        for (int i = 0; i < types.size(); i++) {
            for (TypeDescription each : types.get(i).getInterfaces().asErasures()) {
                if (!types.contains(each)) {
                    types.add(each);
                }
            }
        }
        TypeDescription object = TypeDescription.ForLoadedType.of(Object.class);
        if (!types.contains(object)) {
            types.add(object);
        }
        return types;
    }
}

package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class that a point means.
 *
 * @param whyNone said of the class when there are none
 */
record MatchedMethods(List<MethodDescription> methods, String whyNone) {

    private static final String ANY = "*";

    static MatchedMethods of(Point point, TypeDescription type) {
        List<MethodDescription> methods = new ArrayList<>();
        String name = name(point);
        String whyNone = "has no method " + name;
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            if (!isMeant(point, method)) {
                continue;
            }
            if (method.isAbstract()) {
                whyNone = "has only an abstract " + name
                        + (point.subtypes() ? "" : "; with subtypes the implementations are woven");
            } else if (method.isNative()) {
                whyNone = "has only a native " + name;
            } else if (method.isSynthetic() || method.isBridge()) {
                whyNone = "has only a " + name + " that the compiler made, which calls another";
            } else {
                methods.add(method);
            }
        }
        return new MatchedMethods(methods, whyNone);
    }

    private static boolean isMeant(Point point, MethodDescription method) {
        String returning = point.returning();
        boolean named = point.method().equals(ANY)
                ? returning != null && method.isMethod()
                : point.method().equals(method.getInternalName());
        return named
                && (point.descriptor() == null || point.descriptor().equals(method.getDescriptor()))
                && (returning == null || returning.equals(genericReturn(method)));
    }

    private static String name(Point point) {
        String descriptor = point.descriptor();
        String name = descriptor == null ? point.method() : point.method() + descriptor;
        return point.returning() == null ? name : name + " that returns " + point.returning();
    }

    /** The return type in the Signature attribute; in the descriptor for a method that has none. */
    private static String genericReturn(MethodDescription method) {
        @Nullable String signature = method.getGenericSignature();
        String full = signature == null ? method.getDescriptor() : signature;
        String tail = full.substring(full.lastIndexOf(')') + 1);
        int thrown = tail.indexOf('^');
        return thrown < 0 ? tail : tail.substring(0, thrown);
    }
}

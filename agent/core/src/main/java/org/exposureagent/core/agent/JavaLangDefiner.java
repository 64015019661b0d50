package org.exposureagent.core.agent;

import java.lang.invoke.MethodHandles;
import java.util.function.Supplier;

/**
 * Defines the class that its loader supplies into package java.lang, which is open to its module: see
 * {@link Dispatcher}. Started by being initialized.
 */
final class JavaLangDefiner {

    static {
        define();
    }

    private JavaLangDefiner() {}

    @SuppressWarnings("unchecked")
    private static void define() {
        byte[] bytes = ((Supplier<byte[]>) (Object) JavaLangDefiner.class.getClassLoader()).get();
        try {
            MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(bytes);
        } catch (IllegalAccessException notOpen) {
            throw new IllegalStateException(notOpen);
        }
    }
}

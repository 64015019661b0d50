package org.exposureagent.dist;

import java.lang.invoke.MethodHandles;

/** Runs in a loader of its own, to whose unnamed module java.lang is open: see {@link Dispatcher}. */
final class JavaLangDefiner {

    private JavaLangDefiner() {}

    static Class<?> define(byte[] bytes) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = (MethodHandles.Lookup) MethodHandles.class
                .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
                .invoke(null, Object.class, MethodHandles.lookup());
        return (Class<?>) MethodHandles.Lookup.class
                .getMethod("defineClass", byte[].class)
                .invoke(lookup, (Object) bytes);
    }
}

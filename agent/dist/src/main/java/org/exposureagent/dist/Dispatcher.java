package org.exposureagent.dist;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Defines {@code java.lang.ExposureDispatcher} into java.base, as JaCoCo does with its own class: every loader and
 * module sees it there, and class-data sharing stays on, which appending to the bootstrap class path would end.
 *
 * <p>Package java.lang is opened to the unnamed module of a loader that defines one class and is then thrown away,
 * never to a module that an application has. Reflection throughout, since this compiles for Java 8.
 */
final class Dispatcher {

    private static final String NAME = "java.lang.ExposureDispatcher";

    private Dispatcher() {}

    /** Whether an agent was here before. */
    static boolean isDefined() {
        try {
            Class.forName(NAME, false, null);
            return true;
        } catch (ClassNotFoundException notYet) {
            return false;
        }
    }

    /** Defines it; what is given to the result becomes the sink of all woven code. */
    static Consumer<Object> define(AgentLoader loader, Instrumentation instrumentation) throws Exception {
        Class<?> definer =
                new OneClassLoader(loader.getParent()).define(loader.bytesOfEntry(OneClassLoader.DEFINER_ENTRY));
        openJavaLangTo(definer, instrumentation);
        Method define = definer.getDeclaredMethod("define", byte[].class);
        define.setAccessible(true);
        Class<?> dispatcher = (Class<?>) define.invoke(null, (Object) loader.bytesOf(NAME));
        final Field sink = dispatcher.getField("sink");
        return new Consumer<Object>() {
            @Override
            public void accept(Object target) {
                try {
                    sink.set(null, target);
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

    private static void openJavaLangTo(Class<?> type, Instrumentation instrumentation) throws Exception {
        Class<?> module = Class.forName("java.lang.Module");
        Method getModule = Class.class.getMethod("getModule");
        Map<String, Set<?>> opens = new HashMap<>();
        opens.put("java.lang", Collections.singleton(getModule.invoke(type)));
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        getModule.invoke(Object.class),
                        Collections.emptySet(),
                        Collections.emptyMap(),
                        opens,
                        Collections.emptySet(),
                        Collections.emptyMap());
    }

    /** Its unnamed module is the one that package java.lang is opened to. */
    private static final class OneClassLoader extends ClassLoader {

        static final String DEFINER_ENTRY = "org/exposureagent/dist/JavaLangDefiner.class";

        OneClassLoader(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }
}

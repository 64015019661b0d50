package org.exposureagent.dist;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plugs the agent into {@code java.lang.ExposureDispatcher}, which it defines into java.base at the first use, as
 * JaCoCo does with its own class: every loader and module sees it there, and class-data sharing stays on, which
 * appending to the bootstrap class path would end. Not before the first use, since it costs more than all else in
 * premain, and without a class to weave nobody calls it.
 *
 * <p>Package java.lang is opened to the unnamed module of a loader that defines one class and is then thrown away,
 * never to a module that an application has. Reflection throughout, since this compiles for Java 8.
 */
final class Dispatcher implements Consumer<Object> {

    private static final String NAME = "java.lang.ExposureDispatcher";

    private final AgentJar jar;
    private final AgentLoader loader;
    private final Instrumentation instrumentation;
    private @Nullable Field sink;

    Dispatcher(AgentJar jar, AgentLoader loader, Instrumentation instrumentation) {
        this.jar = jar;
        this.loader = loader;
        this.instrumentation = instrumentation;
    }

    /** What woven code calls from now on; null for nothing. */
    @Override
    public synchronized void accept(@Nullable Object target) {
        try {
            if (sink == null) {
                sink = define().getField("sink");
            }
            sink.set(null, target);
        } catch (Exception broken) {
            throw new IllegalStateException("class " + NAME + " cannot be defined: " + broken, broken);
        }
    }

    private Class<?> define() throws Exception {
        Class<?> definer = new OneClassLoader(loader.getParent()).define(jar.entry(OneClassLoader.DEFINER_ENTRY));
        openJavaLangTo(definer, instrumentation);
        Method define = definer.getDeclaredMethod("define", byte[].class);
        define.setAccessible(true);
        return (Class<?>) define.invoke(null, (Object) loader.bytesOf(NAME));
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

        Class<?> define(byte @Nullable [] bytes) throws ClassNotFoundException {
            if (bytes == null) {
                throw new ClassNotFoundException(DEFINER_ENTRY);
            }
            return defineClass(null, bytes, 0, bytes.length);
        }
    }
}

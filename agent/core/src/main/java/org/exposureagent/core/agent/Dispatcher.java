package org.exposureagent.core.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plugs the agent into {@code java.lang.ExposureDispatcher}, which it defines into java.base at the first use, as
 * JaCoCo does with its own class: every loader and module sees it there, and class-data sharing stays on, which
 * appending to the bootstrap class path would end. Not before the first use: without a class to weave nobody calls it.
 *
 * <p>Package java.lang is opened to the unnamed module of a loader that serves only this, never to a module that an
 * application has.
 */
final class Dispatcher implements Consumer<@Nullable Object> {

    private static final String DISPATCHER = "java.lang.ExposureDispatcher";
    private static final String PLUG = "org.exposureagent.dispatcher.Plug";

    private final Instrumentation instrumentation;
    private @Nullable Consumer<@Nullable Object> plug;

    Dispatcher(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** What woven code calls from now on; null for nothing. */
    @Override
    public synchronized void accept(@Nullable Object sink) {
        if (plug == null) {
            plug = define();
        }
        plug.accept(sink);
    }

    private Consumer<@Nullable Object> define() {
        try {
            Opened opened = new Opened(bytesOf(DISPATCHER));
            Class<?> definer = opened.define(bytesOf(JavaLangDefiner.class.getName()));
            Class<?> plugType = opened.define(bytesOf(PLUG));
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.lang", Set.of(opened.getUnnamedModule())),
                    Set.of(),
                    Map.of());
            Class.forName(definer.getName(), true, opened);
            Class.forName(plugType.getName(), true, opened);
            return opened.plug();
        } catch (IOException | ReflectiveOperationException | LinkageError broken) {
            throw new IllegalStateException("class " + DISPATCHER + " cannot be defined: " + broken, broken);
        }
    }

    private static byte[] bytesOf(String className) throws IOException {
        String resource = "/" + className.replace('.', '/') + ".class";
        try (InputStream in = Dispatcher.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " in the agent's jar");
            }
            return in.readAllBytes();
        }
    }

    /** Gives the dispatcher's bytes to {@link JavaLangDefiner}, and takes the plug. */
    private static final class Opened extends ClassLoader implements Supplier<byte[]>, Consumer<Object> {

        private final byte[] dispatcher;
        private @Nullable Object plug;

        Opened(byte[] dispatcher) {
            super(ClassLoader.getPlatformClassLoader());
            this.dispatcher = dispatcher;
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }

        @Override
        public byte[] get() {
            return dispatcher;
        }

        @Override
        public void accept(Object given) {
            plug = given;
        }

        @SuppressWarnings("unchecked")
        Consumer<@Nullable Object> plug() {
            if (plug == null) {
                throw new IllegalStateException(PLUG + " did not hand itself over");
            }
            return (Consumer<@Nullable Object>) plug;
        }
    }
}

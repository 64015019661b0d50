package org.exposureagent.core.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** An application in a loader of its own, whose classes are woven as a JVM with the agent would weave them. */
final class App extends ClassLoader {

    private static final String PACKAGE = "org.exposureagent.core.instrument.app.";

    final List<String> problems = new ArrayList<>();
    final List<String> woven = new ArrayList<>();
    final FakeInstrumentation jvm = new FakeInstrumentation();
    final Instrumenter instrumenter;
    final Set<String> unshown = new HashSet<>();

    @Nullable
    RuntimeException whenAskedForResources;

    int firstMatches;

    App(Point... points) {
        super(App.class.getClassLoader());
        instrumenter = Instrumenter.install(
                jvm.instrumentation(), List.of(points), List.of(), () -> firstMatches++, new WeaveLog() {
                    @Override
                    public void problem(String line) {
                        problems.add(line);
                    }

                    @Override
                    public void woven(String line) {
                        woven.add(line);
                    }
                });
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return name.startsWith(PACKAGE) ? define(name, bytes(name)) : super.loadClass(name, resolve);
        }
    }

    /** Class files too, but for those that are {@link #unshown}. */
    @Override
    public @Nullable URL getResource(String name) {
        if (whenAskedForResources != null) {
            throw whenAskedForResources;
        }
        return unshown.contains(name) ? null : super.getResource(name);
    }

    /** Defines a class from these bytes, woven if a point says so. */
    Class<?> define(String name, byte[] bytes) {
        byte[] woven = transform(name, bytes);
        byte[] used = woven == null ? bytes : woven;
        return defineClass(name, used, 0, used.length);
    }

    byte @Nullable [] transform(String name, byte[] bytes) {
        try {
            return jvm.transformers.isEmpty()
                    ? null
                    : jvm.transformers.get(0).transform(this, name.replace('.', '/'), null, null, bytes);
        } catch (java.lang.instrument.IllegalClassFormatException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] bytes(String name) {
        try (InputStream in = App.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new NoClassDefFoundError(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance of this application's own copy of the class. */
    Object make(Class<?> type, @Nullable Object... arguments) throws Throwable {
        for (Constructor<?> each : loadClass(type.getName()).getDeclaredConstructors()) {
            if (each.getParameterCount() == arguments.length) {
                each.setAccessible(true);
                try {
                    return each.newInstance(arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        }
        throw new AssertionError("no such constructor");
    }

    /** Calls a method by name; throws what it throws. */
    static @Nullable Object call(Object target, String name, @Nullable Object... arguments) throws Throwable {
        Class<?> type = target instanceof Class<?> c ? c : target.getClass();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && method.getParameterCount() == arguments.length
                        && !method.isSynthetic()) {
                    return invoke(method, target, arguments);
                }
            }
        }
        throw new AssertionError("no method " + name);
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object... arguments)
            throws Throwable {
        method.setAccessible(true);
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

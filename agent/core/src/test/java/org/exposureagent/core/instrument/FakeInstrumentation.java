package org.exposureagent.core.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one transformer, and shows it to the test instead of to a JVM. */
final class FakeInstrumentation {

    final List<ClassFileTransformer> transformers = new ArrayList<>();
    final List<Class<?>> loaded = new ArrayList<>();
    final List<Class<?>> retransformed = new ArrayList<>();

    @Nullable
    Throwable failure;

    Instrumentation instrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments));
    }

    private @Nullable Object answer(String method, Object[] arguments) throws Throwable {
        return switch (method) {
            case "addTransformer" -> {
                transformers.add((ClassFileTransformer) arguments[0]);
                yield null;
            }
            case "removeTransformer" -> transformers.remove((ClassFileTransformer) arguments[0]);
            case "getAllLoadedClasses" -> loaded.toArray(new Class<?>[0]);
            case "retransformClasses" -> {
                retransform((Class<?>[]) arguments[0]);
                yield null;
            }
            case "isRetransformClassesSupported", "isModifiableClass" -> true;
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private void retransform(Class<?>[] classes) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        retransformed.addAll(List.of(classes));
    }
}

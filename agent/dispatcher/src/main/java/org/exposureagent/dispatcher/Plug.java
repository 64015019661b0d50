package org.exposureagent.dispatcher;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * Sets the fields of {@link ExposureDispatcher} for core, which cannot name that class. Started by being initialized,
 * when it hands itself to its loader, a Consumer: the agent starts without a reflective call, which costs milliseconds.
 */
public final class Plug implements Consumer<Object> {

    static {
        handOver();
    }

    private Plug() {}

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Object agent) {
        ExposureDispatcher.sink = (BiConsumer<Object, Object>) agent;
        ExposureDispatcher.settles = (BiPredicate<Object, Object>) agent;
    }

    @SuppressWarnings("unchecked")
    private static void handOver() {
        ((Consumer<Object>) (Object) Plug.class.getClassLoader()).accept(new Plug());
    }
}

package org.exposureagent.core.agent;

import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Started by being initialized. Premain is in another loader, and a reflective call of {@link Agent#start} would be the
 * first of the JVM: 9 ms on JDK 25. So the arguments wait in this class's loader, which is a Supplier of them.
 */
final class Entry {

    static {
        start();
    }

    private Entry() {}

    @SuppressWarnings("unchecked")
    private static void start() {
        @Nullable Object[] given = ((Supplier<@Nullable Object[]>) (Object) Entry.class.getClassLoader()).get();
        Agent.start((String) given[0], (Instrumentation) given[1], (PrintStream) given[2]);
    }
}

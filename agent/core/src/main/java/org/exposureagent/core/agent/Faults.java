package org.exposureagent.core.agent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong on application threads: counted, told once, and after too much of our own the agent unplugs itself.
 */
final class Faults {

    /** So many faults of our own code mean that it is broken, not that one call was odd. */
    private static final int LIMIT = 100;

    private final AtomicInteger own = new AtomicInteger();
    private final Consumer<@Nullable Object> plug;
    private final Counters counters;
    private final Log log;

    Faults(Consumer<@Nullable Object> plug, Counters counters, Log log) {
        this.plug = plug;
        this.counters = counters;
        this.log = log;
    }

    /** A value on the way to an event was null. */
    void missing(String point) {
        counters.count("missing-value." + point);
    }

    /** A path of a point threw, such as a getter of the application, whose exceptions' toString is not ours to call. */
    void inWovenCode(String point, Throwable thrown) {
        counters.count("failed-value." + point);
        log.once(
                "failed " + point,
                point + ": a value could not be read: " + thrown.getClass().getName() + "; no event");
    }

    /** Our own code threw; the application never sees it. */
    void inAgent(Throwable broken) {
        counters.count("faults");
        int count = own.incrementAndGet();
        if (count == 1) {
            log.error("a fault in the agent, an event may be lost: " + broken);
        } else if (count == LIMIT) {
            plug.accept(null);
            log.error("too many faults, the agent records nothing from now on; the last: " + broken);
        }
    }
}

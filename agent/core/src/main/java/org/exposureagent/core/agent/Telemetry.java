package org.exposureagent.core.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Mapping;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** Everything between woven code and the receiver. Built, by {@link #run}, when the first class matches. */
final class Telemetry implements Runnable {

    private final Options options;
    private final List<Mapping> mappings;
    private final @Nullable Destination destination;
    private final @Nullable Subjects subjects;
    private final Instrumentation instrumentation;
    private final Log log;

    Telemetry(
            Options options,
            List<Mapping> mappings,
            @Nullable Destination destination,
            @Nullable Subjects subjects,
            Instrumentation instrumentation,
            Log log) {
        this.options = options;
        this.mappings = mappings;
        this.destination = destination;
        this.subjects = subjects;
        this.instrumentation = instrumentation;
        this.log = log;
    }

    @Override
    public void run() {
        Settings settings = new Settings(options, mappings, destination, subjects);
        Counters counters = new Counters();
        Diagnostics diagnostics = new Diagnostics(counters, log);
        Exit exit = new Exit(settings.shutdownTimeout(), log);
        JmxWatch jmx = new JmxWatch(instrumentation, diagnostics, log);
        Switch onOrOff = Recordings.onOrOff(settings, counters, exit, new FirstEvent(exit, jmx), log);
        onOrOff.resume();
        Consumer<@Nullable Object> plug = new Dispatcher(instrumentation);
        plug.accept(new Bridge(onOrOff, new Faults(plug, counters, log), diagnostics));
    }

    /** What the first event starts, beside the pipeline. */
    private static final class FirstEvent implements Runnable {

        private final Exit exit;
        private final JmxWatch jmx;
        private boolean seen;

        FirstEvent(Exit exit, JmxWatch jmx) {
            this.exit = exit;
            this.jmx = jmx;
        }

        /** Each identity has its first event; this is for the first of all. */
        @Override
        public synchronized void run() {
            if (!seen) {
                seen = true;
                exit.run();
                jmx.start();
            }
        }
    }
}

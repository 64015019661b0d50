package org.exposureagent.core.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Mapping;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Pipeline;
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
        Clock clock = Clock.SYSTEM;
        Counters counters = new Counters();
        State state = settings.state(clock, log);
        state.load();
        Diagnostics diagnostics = new Diagnostics(counters, log);
        Exit exit = new Exit(settings.shutdownTimeout(), log);
        JmxWatch jmx = new JmxWatch(instrumentation, diagnostics, log);
        Pipeline pipeline = new Pipeline(new Pipeline.Parts(
                settings.pings(),
                settings.upload(),
                state,
                settings.dataDir(),
                settings.sink(clock, log),
                new FirstEvent(exit, jmx),
                clock,
                counters,
                log));
        exit.closes(pipeline);
        pipeline.resume();
        Hooks recorder = settings.recorder(pipeline.events(), state, clock, counters, log);
        Consumer<@Nullable Object> plug = new Dispatcher(instrumentation);
        plug.accept(new Bridge(recorder, new Faults(plug, counters, log), diagnostics));
    }

    /** What the first event starts, beside the pipeline. */
    private static final class FirstEvent implements Runnable {

        private final Exit exit;
        private final JmxWatch jmx;

        FirstEvent(Exit exit, JmxWatch jmx) {
            this.exit = exit;
            this.jmx = jmx;
        }

        @Override
        public void run() {
            exit.run();
            jmx.start();
        }
    }
}

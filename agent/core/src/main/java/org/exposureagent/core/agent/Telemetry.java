package org.exposureagent.core.agent;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Mapping;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Pipeline;
import org.jspecify.annotations.Nullable;

/** Everything between woven code and the receiver. Built, by {@link #run}, when the first class matches. */
final class Telemetry implements Runnable {

    private final Settings settings;
    private final Consumer<@Nullable Object> plug;
    private final Duration timeout;
    private final Log log;

    Telemetry(
            Options options,
            List<Mapping> mappings,
            Consumer<@Nullable Object> plug,
            Consumer<String> problems,
            Log log) {
        this.settings = Settings.of(options, mappings, problems);
        this.timeout = options.duration(Key.SHUTDOWN_TIMEOUT, Duration.ofSeconds(2));
        this.plug = plug;
        this.log = log;
    }

    @Override
    public void run() {
        Clock clock = Clock.SYSTEM;
        Counters counters = new Counters();
        State state = settings.state(clock, log);
        state.load();
        Exit exit = new Exit(timeout, log);
        Pipeline pipeline = new Pipeline(new Pipeline.Parts(
                settings.pings(), settings.upload(), state, settings.sink(clock, log), exit, clock, counters, log));
        exit.closes(pipeline);
        Recorder recorder = new Recorder(settings.exposure(), pipeline.events(), state, clock, counters, log);
        plug.accept(new Bridge(recorder, new Faults(plug, counters, log)));
    }
}

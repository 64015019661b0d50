package org.exposureagent.core.agent;

import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Pipeline;

/** What each identity gets. A class of its own, of which start-up knows nothing until one matches. */
final class Recordings implements Recording.Source {

    private final Settings settings;
    private final Counters counters;
    private final Runnable onFirst;
    private final Log log;

    Recordings(Settings settings, Counters counters, Runnable onFirst, Log log) {
        this.settings = settings;
        this.counters = counters;
        this.onFirst = onFirst;
        this.log = log;
    }

    /** Of which nothing runs yet. */
    static Switch onOrOff(Settings settings, Counters counters, Exit exit, Runnable onFirst, Log log) {
        State state = settings.state(Clock.SYSTEM, log);
        state.load();
        return new Switch(
                new Recordings(settings, counters, onFirst, log), state, exit, settings.shutdownTimeout(), log);
    }

    @Override
    public Recording of(State state) {
        Clock clock = Clock.SYSTEM;
        Pipeline pipeline = new Pipeline(new Pipeline.Parts(
                settings.pings(),
                settings.upload(),
                state,
                settings.dataDir(),
                settings.sink(clock, log),
                onFirst,
                clock,
                counters,
                log));
        return new Recording(state, pipeline, settings.recorder(pipeline.events(), state, clock, counters, log));
    }
}

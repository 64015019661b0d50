package org.exposureagent.core.agent;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Format;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Outcome;
import org.exposureagent.core.upload.Pipeline;
import org.exposureagent.core.upload.UploadSettings;

/** Recordings whose events are seen here, and go on to a pipeline that delivers all. */
final class FakeRecordings implements Recording.Source {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final List<Event> events = new ArrayList<>();
    private final File directory;
    private final Counters counters;
    private final Log log;
    private final Exit exit;

    FakeRecordings(File directory, Counters counters, Log log) {
        this.directory = directory;
        this.counters = counters;
        this.log = log;
        this.exit = new Exit(TIMEOUT, log);
    }

    /** Waits for the end of all that works behind. */
    void close() {
        exit.close();
    }

    /** A switch over them, with telemetry as the directory says. */
    Switch onOrOff() {
        State state = new State(new DataDir(directory), null, Clock.SYSTEM, log);
        state.load();
        return new Switch(this, state, exit, TIMEOUT, log);
    }

    @Override
    public Recording of(State state) {
        Pipeline pipeline = new Pipeline(new Pipeline.Parts(
                new PingSettings(
                        Format.GLEAN, "shop", "1", "1", null, "1", null, null, List.of(), 500, Duration.ofSeconds(60)),
                new UploadSettings(null, false, 1 << 20),
                state,
                new DataDir(directory),
                () -> ping -> Outcome.DELIVERED,
                () -> {},
                Clock.SYSTEM,
                counters,
                log));
        Recorder recorder = new Recorder(
                ExposureSettings.DEFAULT,
                (event, annotations) -> events.add(event),
                state,
                Clock.SYSTEM,
                counters,
                log);
        return new Recording(state, pipeline, recorder);
    }
}

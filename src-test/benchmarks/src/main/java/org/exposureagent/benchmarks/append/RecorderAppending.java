package org.exposureagent.benchmarks.append;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.exposureagent.benchmarks.Console;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Format;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Outcome;
import org.exposureagent.core.upload.Pipeline;
import org.exposureagent.core.upload.Sink;
import org.exposureagent.core.upload.UploadSettings;

/** All that the agent does for a fresh exposure, from the decision to pings, which are stored and then thrown away. */
final class RecorderAppending implements Appending, Sink {

    private static final long JOURNAL_BYTES = 64 << 20;

    private final Counters counters = new Counters();
    private final Pipeline pipeline;
    private final Recorder recorder;
    private final AtomicLong done = new AtomicLong();

    RecorderAppending(Path directory) {
        DataDir data = new DataDir(directory.toFile());
        Log log = new Log(Console.err(), Level.WARN);
        State state = new State(data, null, Clock.SYSTEM, log);
        state.load();
        pipeline = new Pipeline(new Pipeline.Parts(
                new PingSettings(
                        Format.GLEAN,
                        "bench",
                        "1",
                        "1",
                        null,
                        "1",
                        null,
                        null,
                        List.of(),
                        PingSettings.DEFAULT_MAX_EVENTS,
                        PingSettings.DEFAULT_MAX_AGE),
                new UploadSettings(null, false, JOURNAL_BYTES),
                state,
                data,
                () -> this,
                () -> {},
                Clock.SYSTEM,
                counters,
                log));
        ExposureSettings every = new ExposureSettings(ExposureSettings.Mode.EVERY, null, Set.of(), List.of());
        recorder = new Recorder(every, pipeline.events(), state, Clock.SYSTEM, counters, log);
        recorder.enrolled(
                new Enrollment("bench", "treatment", null, List.of("new-checkout"), Enrollment.Type.EXPERIMENT));
    }

    @Override
    public void append() {
        recorder.check("new-checkout", null);
    }

    @Override
    public Outcome send(Ping ping) {
        done.addAndGet(PingSettings.DEFAULT_MAX_EVENTS);
        return Outcome.DELIVERED;
    }

    @Override
    public long done() {
        return done.get();
    }

    /** Without what went well. */
    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = counters.snapshot();
        counts.remove("pings.delivered");
        return counts;
    }

    @Override
    public void end() {
        pipeline.close(Duration.ofSeconds(30));
    }
}

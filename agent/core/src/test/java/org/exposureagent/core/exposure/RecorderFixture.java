package org.exposureagent.core.exposure;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** A recorder, and all that it touches. */
final class RecorderFixture {

    final RecordingLog log = new RecordingLog();
    final FakeClock clock = new FakeClock();
    final Counters counters = new Counters();
    final Set<String> emittedEarlier = new HashSet<>();
    final Map<String, String> announcedEarlier = new LinkedHashMap<>();
    final Set<String> lost = new HashSet<>();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final Recorder recorder;

    RecorderFixture() {
        this(ExposureSettings.DEFAULT);
    }

    RecorderFixture(ExposureSettings settings) {
        this(settings, Level.INFO);
    }

    RecorderFixture(ExposureSettings settings, Level level) {
        EmittedStays emitted = new EmittedStays() {
            @Override
            public boolean contains(String experiment, String branch) {
                return emittedEarlier.contains(experiment + "/" + branch);
            }

            @Override
            public Map<String, String> ofEarlierRuns() {
                return announcedEarlier;
            }

            @Override
            public boolean isLost(String experiment, String branch) {
                return !lost.isEmpty() && lost.contains(experiment + "/" + branch);
            }

            @Override
            public boolean takeLost(String experiment, String branch) {
                return lost.remove(experiment + "/" + branch);
            }
        };
        Log agentLog = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), level);
        recorder = new Recorder(settings, log, emitted, clock, counters, agentLog);
    }

    void evaluation(String feature, @Nullable String experiment, @Nullable String branch, Answer answer) {
        recorder.evaluation("openfeature", feature, null, experiment, branch, null, answer);
    }

    long count(String counter) {
        return counters.snapshot().getOrDefault(counter, 0L);
    }

    static Enrollment experiment(String slug, String branch, String... features) {
        return new Enrollment(slug, branch, null, List.of(features), Enrollment.Type.EXPERIMENT);
    }

    static Enrollment typed(Enrollment.Type type, String slug, String branch, String... features) {
        return new Enrollment(slug, branch, null, List.of(features), type);
    }

    static Enrollment withId(String slug, String branch, String id, String... features) {
        return new Enrollment(slug, branch, id, List.of(features), Enrollment.Type.EXPERIMENT);
    }
}

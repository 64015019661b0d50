package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.SealLog;
import org.jspecify.annotations.Nullable;

/** An assembler, and all that it touches. */
final class PingFixture {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final UUID CLIENT = UUID.fromString("0a5d6a5e-6f5c-4f5e-9d0b-2f1b6a1d8c11");
    static final PingSettings SETTINGS = new PingSettings(
            Format.GLEAN,
            "org.Example..Shop",
            "1.2.3",
            "42",
            "release",
            "0.1.0",
            null,
            null,
            List.of(),
            500,
            Duration.ofSeconds(60));

    final FakeClock clock = new FakeClock();
    final Counters counters = new Counters();
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final State state;
    final Assembler assembler;
    private long records;

    PingFixture(File directory, PingSettings settings) {
        this(directory, settings, (seal, records) -> {});
    }

    PingFixture(File directory, PingSettings settings, SealLog seals) {
        this(directory, settings, seals, new RunId(FakeClock.START, 5));
    }

    PingFixture(File directory, PingSettings settings, SealLog seals, RunId run) {
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
        state = new State(new DataDir(directory), CLIENT, clock, log);
        state.load();
        AtomicLong ids = new AtomicLong();
        Host host = Host.of("Linux", "6.1", "amd64", Locale.GERMANY);
        PingFormat format = PingFormat.of(settings, state, run, clock, host, new Health(counters));
        Making making =
                new Making(settings, state, () -> new UUID(0x4000, ids.incrementAndGet()), new Losses(counters));
        assembler = making.assembler(format, clock, seals, FakeClock.START, null);
    }

    Recorded record(EventKind kind, String experiment, String branch, Annotations annotations) {
        return record(kind, experiment, branch, null, null, annotations);
    }

    Recorded record(
            EventKind kind,
            String experiment,
            @Nullable String branch,
            @Nullable String feature,
            @Nullable String reason,
            Annotations annotations) {
        Event event = new Event(kind, clock.wallMillis(), clock.monotonicMillis(), experiment, branch, feature, reason);
        return new Recorded(records++, event, annotations);
    }

    /** Such as {@code annotations(3, "one", "a", "two", "b")}. */
    static Annotations annotations(int epoch, String... slugsAndBranches) {
        Map<String, Annotation> active = new LinkedHashMap<>();
        for (int i = 0; i < slugsAndBranches.length; i += 2) {
            active.put(slugsAndBranches[i], new Annotation(slugsAndBranches[i + 1], null));
        }
        return new Annotations(epoch, active);
    }

    static PingSettings settings(int maxEvents, Duration maxAge) {
        return new PingSettings(
                Format.GLEAN, "shop", "1", "1", null, "0.1.0", null, null, List.of(), maxEvents, maxAge);
    }

    static JsonNode body(Ping ping) {
        try {
            return JSON.readTree(ping.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String reason(Ping ping) {
        return body(ping).at("/ping_info/reason").asText();
    }

    /** Such as {@code enrollment one, exposure one under {one=a}}. */
    static String summary(Ping ping) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : body(ping).get("events")) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(event.get("name").asText())
                    .append(' ');
            text.append(event.at("/extra/experiment").asText());
        }
        Map<String, String> active = new LinkedHashMap<>();
        body(ping)
                .at("/ping_info/experiments")
                .properties()
                .forEach(experiment -> active.put(
                        experiment.getKey(), experiment.getValue().get("branch").asText()));
        return text + " under " + active;
    }
}

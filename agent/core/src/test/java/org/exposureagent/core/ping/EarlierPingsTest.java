package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.EventKind.ENROLLMENT;
import static org.exposureagent.core.exposure.EventKind.EXPOSURE;
import static org.exposureagent.core.ping.PingFixture.annotations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.SegmentJournal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierPingsTest {

    private static final Annotations ONE = annotations(1, "one", "a");
    private static final Annotations TWO = annotations(2, "one", "a", "two", "b");

    @TempDir
    private Path temp;

    private SegmentJournal journal;
    private PingFixture before;
    private PingFixture after;

    @BeforeEach
    void create() {
        PingSettings settings = PingFixture.settings(3, Duration.ofSeconds(60));
        journal = journal(temp.resolve("dead"));
        before = new PingFixture(temp.resolve("before").toFile(), settings, journal);
        after = new PingFixture(temp.resolve("after").toFile(), settings);
    }

    @Test
    void sealed_pings_are_the_same_bytes_again() throws IOException {
        record(ENROLLMENT, "one", ONE);
        record(ENROLLMENT, "two", TWO);
        record(EXPOSURE, "two", TWO);
        record(EXPOSURE, "one", ONE); // late
        List<Ping> sealed = fold();
        sealed.addAll(before.assembler.finish());

        after.counters.count("pings.unwritten");
        List<Ping> again = pings();

        assertThat(again).isEqualTo(sealed).hasSize(2);
    }

    @Test
    void sealed_legacy_pings_are_the_same_bytes_again_and_the_rest_is_of_the_same_session() throws IOException {
        PingSettings legacy = LegacyFormatTest.SETTINGS;
        before = new PingFixture(temp.resolve("before").toFile(), legacy, journal, journal.run());
        after = new PingFixture(temp.resolve("after").toFile(), legacy);
        record(ENROLLMENT, "one", ONE);
        record(EXPOSURE, "one", ONE);
        record(ENROLLMENT, "two", TWO);
        List<Ping> sealed = fold();

        List<Ping> again = pings();

        assertThat(sealed).extracting(Ping::name).containsExactly("main", "event", "main");
        assertThat(again).extracting(Ping::name).containsExactly("event", "event", "main");
        assertThat(again.get(0)).isEqualTo(sealed.get(1));
        JsonNode payload = PingFixture.body(again.get(1)).get("payload");
        assertThat(payload.get("reason").asText()).isEqualTo("shutdown");
        assertThat(payload.get("sessionId"))
                .isEqualTo(PingFixture.body(sealed.get(1)).at("/payload/sessionId"));
        assertThat(PingFixture.body(again.get(2)).at("/payload/info/reason").asText())
                .isEqualTo("aborted-session");
    }

    @Test
    void the_rest_has_the_annotations_and_times_of_its_run() throws IOException {
        record(ENROLLMENT, "one", ONE);
        record(EXPOSURE, "one", ONE);
        record(ENROLLMENT, "two", TWO);
        after.clock.advance(86_400_000);

        List<Ping> pings = pings();

        assertThat(pings).extracting(PingFixture::reason).containsOnly("startup");
        assertThat(pings)
                .extracting(PingFixture::summary)
                .containsExactly("enrollment one, exposure one under {one=a}", "enrollment two under {one=a, two=b}");
        JsonNode info = PingFixture.body(pings.get(1)).get("ping_info");
        assertThat(info.get("end_time").asText()).isEqualTo("2026-11-24T12:00:00.003+02:00");
    }

    @Test
    void sequence_goes_on_after_the_numbers_of_the_earlier_run() throws IOException {
        record(ENROLLMENT, "one", ONE);
        fold();
        before.assembler.finish();
        record(EXPOSURE, "one", ONE);

        List<Ping> pings = pings();

        assertThat(pings).extracting(p -> p.seq()).containsExactly(0, 1);
        assertThat(after.state.nextSeq()).isEqualTo(2);
    }

    private void record(EventKind kind, String experiment, Annotations annotations) {
        before.clock.advance(1);
        journal.append(before.record(kind, experiment, "a", annotations).event(), annotations);
    }

    private List<Ping> fold() {
        List<Ping> sealed = new ArrayList<>();
        for (Recorded r = journal.poll(); r != null; r = journal.poll()) {
            sealed.addAll(before.assembler.add(r));
        }
        return sealed;
    }

    /** What the next run makes of it when the process dies now. */
    private List<Ping> pings() throws IOException {
        Path copy = temp.resolve("copy");
        try (Stream<Path> files = Files.walk(temp.resolve("dead"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(temp.resolve("dead").relativize(file)));
            }
        }
        List<EarlierRun> runs = journal(copy).adopt();
        assertThat(runs).hasSize(1);
        EarlierPings pings = after.assembler.earlier(runs.get(0));
        List<Ping> all = new ArrayList<>();
        for (List<Ping> next = pings.next(); next != null; next = pings.next()) {
            all.addAll(next);
        }
        return all;
    }

    private static SegmentJournal journal(Path folder) {
        File directory = folder.toFile();
        Log silent = new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Level.OFF);
        return new SegmentJournal(new DataDir(directory), 1 << 20, FakeClock.START, () -> {}, new Counters(), silent);
    }
}

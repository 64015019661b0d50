package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.FaultyDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full from any byte on, until it has room again: state, journal, seals, pending pings, file sink. */
class FullDiskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_EVENTS = 5;

    @TempDir
    private Path temp;

    private final FakeClock clock = new FakeClock();
    private final List<String> recorded = new ArrayList<>();
    private final Counters counters = new Counters();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.WARN);

    @Test
    void every_event_is_in_the_file_once_when_the_disk_was_full_from_the_start_or_soon() throws IOException {
        for (int room = 0; room < 220_000; room += 2_503) {
            FaultyDisk disk = new FaultyDisk().fill(room);

            assertDelivered(room, disk, run(room, disk, Integer.MAX_VALUE));
        }
    }

    @Test
    void every_event_is_in_the_file_once_when_the_disk_fills_under_way() throws IOException {
        int refusals = 0;
        for (int room = 0; room < 12_000; room += 89) {
            FaultyDisk disk = new FaultyDisk();

            assertDelivered(room, disk, run(room, disk, room));

            refusals += disk.hasRefused() ? 1 : 0;
        }
        assertThat(refusals).isGreaterThan(100);
    }

    /** @param roomUnderWay what the disk has left after the first events; in the end it has room for all */
    private Path run(int name, FaultyDisk disk, int roomUnderWay) throws IOException {
        recorded.clear();
        said.reset();
        LogServiceProvider.routeTo(log);
        Path folder = temp.resolve(Integer.toString(name));
        DataDir directory = new DataDir(folder.toFile(), disk);
        DrivenRun run = new DrivenRun(new DrivenRun.Parts(
                directory, new FileSink(directory, 1 << 30, log), MAX_EVENTS, null, () -> 0, clock, counters, log));
        Recorder recorder = run.recorder((event, annotations) -> {
            boolean accepted = run.journal.append(event, annotations);
            assertThat(accepted).isTrue();
            recorded.add(event.kind() + " " + event.wallMillis());
            return accepted;
        });
        run.start();
        record(recorder, run, "one", folder);
        if (roomUnderWay < Integer.MAX_VALUE) {
            disk.fill(roomUnderWay);
        }
        record(recorder, run, "two", folder);
        disk.free();
        record(recorder, run, "three", folder);
        run.finish();
        return folder;
    }

    private void record(Recorder recorder, DrivenRun run, String experiment, Path folder) throws IOException {
        recorder.enrolled(new Enrollment(experiment, "a", null, List.of(experiment), Enrollment.Type.EXPERIMENT));
        for (int i = 0; i < 12; i++) {
            clock.advance(1);
            recorder.check(experiment, null);
            run.turn();
            assertWholeLines(folder);
            assertThat(folder.resolve("state.tmp")).doesNotExist();
            assertThat(folder.resolve("pending/new.tmp")).doesNotExist();
        }
    }

    private void assertDelivered(int room, FaultyDisk disk, Path folder) throws IOException {
        List<String> delivered = new ArrayList<>();
        assertWholeLines(folder);
        for (String line : Files.readAllLines(folder.resolve("pings.jsonl"))) {
            for (JsonNode event : JSON.readTree(line).at("/body/events")) {
                delivered.add(event.get("name").asText().toUpperCase(Locale.ROOT) + " "
                        + event.at("/extra/glean_timestamp").asText());
            }
        }
        assertThat(delivered).as("room for %s", room).containsExactlyElementsOf(recorded);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .as("room for %s", room)
                .hasSize(disk.hasRefused() ? 1 : 0)
                .allSatisfy(line -> assertThat(line).contains("is not writable", "No space left on device"));
        assertThat(left(folder)).as("room for %s", room).containsExactlyInAnyOrder("pings.jsonl", "state");
    }

    private static void assertWholeLines(Path folder) throws IOException {
        Path file = folder.resolve("pings.jsonl");
        if (Files.exists(file)) {
            String text = Files.readString(file);
            assertThat(text.isEmpty() || text.endsWith("\n")).as(text).isTrue();
        }
    }

    /** The files that are not locks. */
    private static List<String> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }
}

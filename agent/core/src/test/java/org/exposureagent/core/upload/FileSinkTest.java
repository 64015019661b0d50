package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Ping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    private static final long ROOMY = 1 << 20;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);

    @TempDir
    private Path temp;

    @Test
    void ping_is_one_line() throws IOException {
        Outcome outcome = sink(ROOMY).send(Samples.ping(1));

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        assertThat(Files.readString(file()))
                .isEqualTo("{\"path\":\"" + Samples.ping(1).path()
                        + "\",\"headers\":{\"Content-Type\":\"application/json; charset=utf-8\"},"
                        + "\"body\":{\"number\":1}}\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void file_is_the_users_alone() throws IOException {
        sink(ROOMY).send(Samples.ping(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void torn_last_line_is_cut_at_start() throws IOException {
        sink(ROOMY).send(Samples.ping(1));
        Files.writeString(file(), "{\"path\":\"/submit/sh", StandardOpenOption.APPEND);

        sink(ROOMY).send(Samples.ping(2));

        assertThat(Files.readAllLines(file())).hasSize(2).allMatch(line -> line.endsWith("}}"));
    }

    @Test
    void document_that_the_file_holds_is_not_written_again() throws IOException {
        sink(ROOMY).send(Samples.ping(1));
        FileSink restarted = sink(ROOMY);

        Outcome repeated = restarted.send(Samples.ping(1));
        restarted.send(Samples.ping(2));
        restarted.send(Samples.ping(2));

        assertThat(repeated).isEqualTo(Outcome.DELIVERED);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void legacy_document_that_the_file_holds_is_not_written_again() throws IOException {
        UUID id = UUID.fromString("8c5f0a1e-0000-4000-8000-000000000001");
        String path = "/submit/telemetry/" + id + "/event/shop/101.2/default/2026112410?v=4";
        Ping legacy = new Ping(id, "event", path, Map.of(), "{}", 1, List.of(), false);
        sink(ROOMY).send(legacy);

        sink(ROOMY).send(legacy);

        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void document_of_a_torn_line_is_written_again() throws IOException {
        sink(ROOMY).send(Samples.ping(1));
        String line = Files.readString(file());
        Files.writeString(file(), line.substring(0, line.length() - 1));

        sink(ROOMY).send(Samples.ping(1));

        assertThat(Files.readString(file())).isEqualTo(line);
    }

    @Test
    void file_that_would_grow_too_long_is_rotated_and_the_one_before_goes() throws IOException {
        sink(ROOMY).send(Samples.ping(0));
        FileSink small = sink(Files.size(file()) + 1);

        for (int i = 1; i <= 2; i++) {
            small.send(Samples.ping(i));
        }

        assertThat(Files.readString(file())).contains("\"number\":2");
        assertThat(Files.readString(rotated())).contains("\"number\":1");
        assertThat(temp.toFile().list()).containsExactlyInAnyOrder(FileSink.NAME, FileSink.ROTATED);
    }

    @Test
    void document_in_the_rotated_file_is_not_written_again() throws IOException {
        FileSink small = sink(1);
        small.send(Samples.ping(1));
        small.send(Samples.ping(2));

        sink(ROOMY).send(Samples.ping(1));

        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void fault_is_a_failure_and_the_next_attempt_recovers() throws IOException {
        Path taken = Files.createFile(temp.resolve("taken"));
        FileSink sink = new FileSink(new DataDir(taken.toFile()), ROOMY, log);
        Ping ping = Samples.ping(1);

        Outcome failed = sink.send(ping);
        sink.send(ping);
        Files.delete(taken);
        Outcome delivered = sink.send(ping);

        assertThat(failed)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, f -> assertThat(f.isTold()).isTrue());
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce(taken + " is not writable");
        assertThat(delivered).isEqualTo(Outcome.DELIVERED);
        assertThat(taken.resolve(FileSink.NAME)).exists();
    }

    private FileSink sink(long maxBytes) {
        return new FileSink(new DataDir(temp.toFile()), maxBytes, log);
    }

    private Path file() {
        return temp.resolve(FileSink.NAME);
    }

    private Path rotated() {
        return temp.resolve(FileSink.ROTATED);
    }
}

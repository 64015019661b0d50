package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.collector.Collector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the disk does to the agent, it does not do to the application; and what was recorded is delivered, once. */
@DisabledOnOs(OS.WINDOWS)
class DiskFaultsIT {

    private static final int FEATURES = 25;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Of a file, in the units of {@code ulimit}: some pings, but no segment of the journal. */
    private static final String FILE_LIMIT = "40";

    @TempDir
    private Path folder;

    private Path classes;
    private Path data;
    private AgentOptions options;

    @BeforeEach
    void compile() {
        classes = Program.of("kill", "disk").compile(folder.resolve("classes"));
        data = folder.resolve("data");
        options = AgentOptions.none()
                .with("data.dir", data)
                .with("points", Program.points("kill"))
                .with("ping.max-events", 10)
                .with("shutdown.timeout", "PT20S");
    }

    /** Proves it wherever there is a shell; the file system of a disk that is really full is the next test. */
    @Test
    void fileThatMayNotGrow_costsOneLineAndTheNextRunDeliversTheRest() throws Exception {
        App limited =
                new App("limited", jvm(options).under("sh", "-c", "ulimit -f " + FILE_LIMIT + "; exec \"$@\"", "sh"));
        for (int i = 0; i < 10; i++) {
            limited.does("check limited" + i);
        }
        limited.ends();
        int before = Pings.inFile(data.resolve("pings.jsonl")).exposures().size();

        App next = new App("next", jvm(options));
        next.does("check next");
        next.ends();

        assertThat(limited.errors()).singleElement().asString().contains(data + " is not writable", "File too large");
        assertThat(next.errors()).isEmpty();
        assertThat(before).isPositive().isLessThan(10 * FEATURES);
        List<String> checked = new ArrayList<>(
                IntStream.range(0, 10).mapToObj(i -> "limited" + i).toList());
        checked.add("next");
        assertDelivered(Pings.inFile(data.resolve("pings.jsonl")), checked);
        assertNothingLeft(data);
    }

    @Test
    void fullDisk_costsOneLineAndWhatWaitedIsDeliveredWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path copy = Files.createDirectory(folder.resolve("copy"));
        requireNamespaces();
        String[] onSmallDisk = {
            "unshare",
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=2m small \"$0\" && copy=$1 && shift && \"$@\"; code=$?; cp -R \"$0/.\" \"$copy\"; exit $code",
            disk.toString(),
            copy.toString()
        };
        options = options.with("data.dir", disk.resolve("data")).with("journal.max-bytes", "256KiB");
        App app = new App("app", jvm(options).under(onSmallDisk));

        app.does("check before");
        app.does("fill " + disk.resolve("ballast"));
        app.does("check full");
        app.awaitError("is not writable");
        app.does("check stillFull");
        app.does("free " + disk.resolve("ballast"));
        app.does("check after");
        app.ends();

        assertThat(app.errors())
                .singleElement()
                .asString()
                .contains(disk.resolve("data") + " is not writable", "No space left on device");
        Path left = copy.resolve("data");
        assertDelivered(Pings.inFile(left.resolve("pings.jsonl")), List.of("before", "full", "stillFull", "after"));
        assertNothingLeft(left);
    }

    @Test
    void readOnlyDirectory_costsOneLineAndEverythingIsSentFromMemory() throws Exception {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        String[] shell = {"sh", "-c", "exec \"$@\"", data.toString()};
        if (Files.isWritable(data)) { // permissions do not bind root
            requireNamespaces();
            shell = new String[] {
                "unshare", "-rm", "sh", "-c", "mount -t tmpfs -o ro none \"$0\" && exec \"$@\"", data.toString()
            };
        }

        Pings received;
        App app;
        try (Collector receiver = Collector.start()) {
            app = new App(
                    "app", jvm(options.with("endpoint", receiver.endpoint())).under(shell));
            app.does("check one");
            app.does("check two");
            app.ends();
            received = Pings.received(receiver.submissions());
        }

        assertThat(app.errors()).singleElement().asString().contains(data + " is not writable");
        assertDelivered(received, List.of("one", "two"));
    }

    @Test
    void deletedDirectory_losesNothingOfWhatTheProcessStillHas() throws Exception {
        Pings received;
        App app;
        try (Collector receiver = Collector.start()) {
            app = new App("app", jvm(options.with("endpoint", receiver.endpoint())));
            app.does("check before");
            Awaitility.await().atMost(LIMIT).until(() -> receiver.submissions().size() == (FEATURES + 1) / 10);
            app.does("delete " + data); // with some events that are in no ping yet
            app.does("check after");
            app.ends();
            received = Pings.received(receiver.submissions());
        }

        assertThat(app.errors()).hasSizeLessThanOrEqualTo(1).allMatch(line -> line.contains("is not writable"));
        assertDelivered(received, List.of("before", "after"));
        assertThat(data).isDirectory();
        assertNothingLeft(data);
    }

    @Test
    void damagedSegment_losesOneEventThatIsCountedAndTheRestIsDelivered() throws Exception {
        options = options.with("ping.max-events", 500).with("log.level", "debug");
        App killed = new App("killed", jvm(options));
        killed.does("check killed");
        killed.process.destroyForcibly().waitFor();
        flip(onlySegment(), "killed-7");

        App next = new App("next", jvm(options));
        next.does("check next");
        next.ends();

        assertThat(next.errors()).anyMatch(line -> line.contains("events.lost=1"));
        List<Exposed> expected = new ArrayList<>(exposures(List.of("killed")));
        expected.remove(new Exposed("killed", "a", "killed-7"));
        expected.addAll(exposures(List.of("next")));
        assertThat(Pings.inFile(data.resolve("pings.jsonl")).exposures()).containsExactlyElementsOf(expected);
        assertNothingLeft(data);
    }

    @Test
    void cutSegment_leavesWhatIsBeforeTheCut() throws Exception {
        App killed = new App("killed", jvm(options.with("ping.max-events", 500)));
        killed.does("check killed");
        killed.process.destroyForcibly().waitFor();
        Path segment = onlySegment();
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(indexOf(Files.readAllBytes(segment), "killed-7"));
        }

        App next = new App("next", jvm(options));
        next.does("check next");
        next.ends();

        assertThat(next.errors()).isEmpty();
        List<Exposed> expected = new ArrayList<>(exposures(List.of("killed")).subList(0, 7));
        expected.addAll(exposures(List.of("next")));
        assertThat(Pings.inFile(data.resolve("pings.jsonl")).exposures()).containsExactlyElementsOf(expected);
    }

    private Jvm jvm(AgentOptions with) {
        // performance data is a file that the JVM itself may not write
        return Jvm.of(Jdk.running()).agent(with).flags("-XX:-UsePerfData").main("app.Disk", List.of(classes));
    }

    /** Skips the test where an ordinary user may not mount a disk of his own. */
    private static void requireNamespaces() {
        Run run;
        try {
            run = Run.of(new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"), LIMIT);
        } catch (UncheckedIOException e) {
            run = new Run(List.of(), 1, "", e.toString());
        }
        Assumptions.assumeTrue(run.exitCode() == 0, "needs user and mount namespaces: " + run.stderr());
    }

    /** Each exposure and enrollment once, in a ping that says so. */
    private static void assertDelivered(Pings pings, List<String> checked) {
        assertThat(pings.exposures()).containsExactlyInAnyOrderElementsOf(exposures(checked));
        assertThat(pings.events("enrollment"))
                .extracting(PingEvent::experiment)
                .containsExactlyInAnyOrderElementsOf(checked);
        assertThat(pings.all()).extracting(ping -> ping.documentId()).doesNotHaveDuplicates();
        assertThat(pings.events())
                .allSatisfy(event ->
                        assertThat(event.annotation()).as(event::toString).isNotNull());
    }

    private static List<Exposed> exposures(List<String> checked) {
        return checked.stream()
                .flatMap(name -> IntStream.range(0, FEATURES).mapToObj(i -> new Exposed(name, "a", name + "-" + i)))
                .toList();
    }

    /** Nothing waits, and nothing is torn or temporary. */
    private static void assertNothingLeft(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf("pings.jsonl", "state", "state.lock", "sending.lock");
        }
    }

    private Path onlySegment() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            return files.filter(file -> file.endsWith("1.segment")).findFirst().orElseThrow();
        }
    }

    private static void flip(Path file, String text) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[indexOf(bytes, text)] ^= 1;
        Files.write(file, bytes);
    }

    /** Where this feature id is, in the record of its exposure. */
    private static int indexOf(byte[] bytes, String text) {
        int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(index).isPositive();
        return index;
    }

    /** The application, and what it is told. */
    private final class App {

        private final Process process;
        private final Path out;
        private final Path err;
        private final List<String> told = new ArrayList<>();

        App(String name, Jvm jvm) {
            out = folder.resolve(name + ".out");
            err = folder.resolve(name + ".err");
            process = jvm.start(out, err);
        }

        /** Returns when it is done. */
        void does(String command) throws IOException {
            told.add(command);
            process.outputWriter().write(command + "\n");
            process.outputWriter().flush();
            Awaitility.await(command)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.readAllLines(out).size() == told.size() || !process.isAlive());
        }

        void awaitError(String part) {
            Awaitility.await(part)
                    .atMost(LIMIT)
                    .until(() -> Files.readString(err).contains(part));
        }

        /** By itself, as it would without the agent. */
        void ends() throws Exception {
            process.outputWriter().close();
            assertThat(process.waitFor()).as(() -> errors().toString()).isZero();
            assertThat(Files.readAllLines(out)).isEqualTo(told);
        }

        List<String> errors() {
            try {
                return Files.readAllLines(err);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}

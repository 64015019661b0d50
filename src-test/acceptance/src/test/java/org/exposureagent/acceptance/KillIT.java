package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded when a process is killed is delivered by the next one, once. */
class KillIT {

    /** More of them, the same test: {@code -Dkills=50}. */
    private static final int KILLS = Integer.getInteger("kills", 10);

    private static final String FOR_EVER = "1000000";
    private static final long LONGEST_LIFE_MILLIS = 400;

    @TempDir
    private Path folder;

    private Path classes;
    private AgentOptions options;

    @BeforeEach
    void compile() {
        classes = Program.of("kill").compile(folder.resolve("classes"));
        options = AgentOptions.none()
                .with("data.dir", folder.resolve("data"))
                .with("points", Program.points("kill"))
                .with("file.max-bytes", "1GiB");
    }

    @Test
    void everyExposureRecordedBeforeAKill_isInExactlyOnePingWithItsAnnotation() throws Exception {
        Random random = new Random(1);
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            recorded.addAll(killed("run" + i, random.nextInt((int) LONGEST_LIFE_MILLIS)));
        }
        recorded.addAll(lastRun());

        assertThat(recorded).hasSizeGreaterThan(KILLS * 100).doesNotHaveDuplicates();
        assertDelivered(recorded);
        assertThat(folder.resolve("data/journal")).isEmptyDirectory();
    }

    /** The others deliver nothing: they send to a port where nobody listens. */
    @Test
    void journalsOfOtherProcesses_areLeftToThemWhileTheyLiveAndAdoptedOnceTheyAreDead() throws Exception {
        AgentOptions toFile = options;
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            options = toFile.with("endpoint", "http://127.0.0.1:1");
            Process other = start("other" + i);
            options = toFile;
            recorded.addAll(killed("run" + i, LONGEST_LIFE_MILLIS));
            assertThat(other.isAlive()).as(errors("other" + i)).isTrue();
            other.destroyForcibly().waitFor();
            assertThat(errors("other" + i)).doesNotContain("events are dropped");
            recorded.addAll(said("other" + i));
        }
        recorded.addAll(lastRun());

        assertDelivered(recorded);
        assertThat(folder.resolve("data/journal")).isEmptyDirectory();
    }

    /** A ping may be written twice, but then it is the same one. */
    private void assertDelivered(List<String> recorded) {
        Map<String, Ping> byDocument = new HashMap<>();
        for (Ping ping : Pings.inFile(folder.resolve("data/pings.jsonl")).all()) {
            byDocument.put(ping.documentId(), ping);
        }
        List<String> delivered = new ArrayList<>();
        for (PingEvent event : new Pings(List.copyOf(byDocument.values())).events("exposure")) {
            delivered.add(event.extra().get("feature_id") + " " + event.experiment() + " " + event.branch());
            assertThat(event.annotation()).as(event::toString).isEqualTo(new Ping.Annotation(branch(event), null));
        }
        assertThat(delivered).as("doubled").doesNotHaveDuplicates();
        Set<String> lost = new HashSet<>(recorded);
        lost.removeAll(Set.copyOf(delivered));
        assertThat(lost).as("lost").isEmpty();
    }

    private static String branch(PingEvent event) {
        String branch = event.branch();
        if (branch == null) {
            throw new AssertionError("no branch in " + event);
        }
        return branch;
    }

    private List<String> killed(String run, long afterMillis) throws Exception {
        Process process = start(run);
        assertThat(process.waitFor(afterMillis, TimeUnit.MILLISECONDS))
                .as(() -> errors(run))
                .isFalse();
        return kill(process, run);
    }

    /** Returns when it records. */
    private Process start(String run) {
        Process process = app(run, FOR_EVER).start(out(run), folder.resolve(run + ".err"));
        Awaitility.await(run)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.size(out(run)) > 0);
        return process;
    }

    private List<String> kill(Process process, String run) throws Exception {
        process.destroyForcibly().waitFor();
        assertThat(errors(run)).isEmpty();
        return said(run);
    }

    private List<String> said(String run) throws IOException {
        try (Stream<String> lines = Files.lines(out(run))) {
            return lines.toList();
        }
    }

    private List<String> lastRun() {
        Run run = app("last", "2").run();
        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stderr()).isEmpty();
        return run.stdout().lines().toList();
    }

    private Jvm app(String run, String stays) {
        return Jvm.of(Jdk.running())
                .agent(options.with("shutdown.timeout", "PT30S"))
                .main("app.Main", List.of(classes), run, stays);
    }

    private Path out(String run) {
        return folder.resolve(run + ".out");
    }

    private String errors(String run) {
        try {
            return Files.readString(folder.resolve(run + ".err"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

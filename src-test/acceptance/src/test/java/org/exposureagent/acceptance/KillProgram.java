package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;

/**
 * Runs of the program {@code kill}, which says what the agent must have recorded, and is killed.
 *
 * @param folder where its classes lie, and what its runs wrote
 * @param pauseMillis how long each of its threads rests after ten checks
 */
record KillProgram(Path folder, int pauseMillis) {

    private static final String FOR_EVER = "1000000";

    /** Compiles it. */
    static KillProgram in(Path folder, int pauseMillis) {
        KillProgram program = new KillProgram(folder, pauseMillis);
        Program.of("kill").compile(program.classes());
        return program;
    }

    /** Pings are neither held back nor pushed out: what is lost is lost by the agent. */
    AgentOptions options(Path data) {
        return AgentOptions.none()
                .with("app.id", "kill")
                .with("data.dir", data)
                .with("points", Program.points("kill"))
                .with("file.max-bytes", "1GiB")
                .with("upload.rate", "1000000/1s")
                .with("shutdown.timeout", "PT30S");
    }

    /** Starts it, and returns when it records. It goes on for ever. */
    Process start(String run, String experiments, AgentOptions options) {
        Process process = jvm(run, experiments, FOR_EVER, options).start(file(run, ".out"), file(run, ".err"));
        Awaitility.await(run)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.size(file(run, ".out")) > 0 || !process.isAlive());
        return process;
    }

    /** Kills it after a time that it has to survive, and gives what it said. */
    List<String> kill(String run, Process process, long afterMillis) throws InterruptedException {
        boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).as(() -> run + " ended by itself: " + errors(run)).isFalse();
        return lines(file(run, ".out"));
    }

    /** A run that comes to its end, and so delivers what is left; gives what it said. */
    List<String> finish(String run, String experiments, AgentOptions options) {
        Run finished = jvm(run, experiments, "2", options).run();
        assertThat(finished.exitCode()).as(finished::toString).isZero();
        assertThat(finished.stderr()).isEmpty();
        return finished.stdout().lines().toList();
    }

    private Jvm jvm(String run, String experiments, String stays, AgentOptions options) {
        return Jvm.of(Jdk.running())
                .agent(options)
                .main("app.Main", List.of(classes()), run, experiments, stays, Integer.toString(pauseMillis));
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private Path file(String run, String ending) {
        return folder.resolve(run + ending);
    }

    /** What it has written to standard error. */
    String errors(String run) {
        return String.join("\n", lines(file(run, ".err")));
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was recorded when a process is killed is delivered by the next one, once. */
class KillIT {

    /** For each sink; more of them: {@code -Dkills=500}. */
    private static final int KILLS = Integer.getInteger("kills", 27);

    private static final int LONGEST_LIFE_MILLIS = 400;
    private static final String EXPERIMENTS = "experiment";

    @TempDir
    private static Path folder;

    private static KillProgram program;

    @BeforeAll
    static void compile() {
        program = KillProgram.in(folder, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "http"})
    void everythingRecordedBeforeAKill_isInExactlyOnePingWithItsAnnotation(String sink) throws Exception {
        Path data = folder.resolve(sink);
        Random random = new Random(1);
        List<String> recorded = new ArrayList<>();
        try (Receiver receiver = Receiver.of(sink, data)) {
            AgentOptions options = receiver.options(program.options(data));
            for (int i = 0; i < KILLS; i++) {
                recorded.addAll(killed(sink + i, options, random.nextInt(LONGEST_LIFE_MILLIS)));
            }
            recorded.addAll(program.finish(sink + "-last", EXPERIMENTS, options));

            assertThat(recorded).hasSizeGreaterThan(KILLS * 100);
            receiver.documents().hold(recorded);
        }
        assertThat(data.resolve("journal")).isEmptyDirectory();
    }

    /** The others deliver nothing: they send to a port where nobody listens. */
    @Test
    void journalsOfOtherProcesses_areLeftToThemWhileTheyLiveAndAdoptedOnceTheyAreDead() throws Exception {
        Path data = folder.resolve("others");
        AgentOptions options = program.options(data);
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String run = "other" + i;
            Process other = program.start(run, "others", options.with("endpoint", "http://127.0.0.1:1"));
            recorded.addAll(killed("beside" + i, options, LONGEST_LIFE_MILLIS));
            recorded.addAll(program.kill(run, other, 0));
            assertThat(program.errors(run)).doesNotContain("events are dropped");
        }
        recorded.addAll(program.finish("after-others", EXPERIMENTS, options));

        try (Receiver receiver = Receiver.of("file", data)) {
            receiver.documents().hold(recorded);
        }
        assertThat(data.resolve("journal")).isEmptyDirectory();
    }

    private static List<String> killed(String run, AgentOptions options, long afterMillis) throws Exception {
        List<String> said = program.kill(run, program.start(run, EXPERIMENTS, options), afterMillis);
        assertThat(program.errors(run)).isEmpty();
        return said;
    }
}

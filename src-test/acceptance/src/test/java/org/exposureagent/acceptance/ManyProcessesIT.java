package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several JVMs record into one data directory, are killed and started again: they are one client all the time. */
class ManyProcessesIT {

    private static final int SHORTEST_LIFE_MILLIS = 200;
    private static final int LONGEST_LIFE_MILLIS = 2_000;

    @TempDir
    private Path folder;

    /** Each process after the other, of {@code atOnce} ones at a time; the last of each comes to its own end. */
    @ParameterizedTest
    @CsvSource({"2, 5, file", "2, 5, http", "8, 2, file", "8, 2, http"})
    void processesOnOneDirectory_loseAndDoubleNothingThoughTheyAreKilled(int atOnce, int kills, String sink)
            throws Exception {
        KillProgram program = KillProgram.in(folder, 10 * atOnce);
        Path data = folder.resolve("data");
        List<String> recorded = new ArrayList<>();
        try (Receiver receiver = Receiver.of(sink, data)) {
            AgentOptions options = receiver.options(program.options(data));
            for (List<String> said : atOnce(atOnce, place -> life(program, place, kills, options))) {
                recorded.addAll(said);
            }
            recorded.addAll(program.finish("last", "last", options));

            assertThat(recorded).hasSizeGreaterThan(atOnce * kills * 50);
            Documents documents = receiver.documents();
            documents.hold(recorded);
            documents.areOfOneClient();
        }
        assertThat(data.resolve("journal")).isEmptyDirectory();
    }

    private interface Place {
        List<String> live(int place) throws Exception;
    }

    private static List<String> life(KillProgram program, int place, int kills, AgentOptions options) throws Exception {
        Random random = new Random(place);
        String experiments = "experiment-" + place;
        List<String> said = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            String run = place + "-" + i;
            int life = random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS);
            said.addAll(program.kill(run, program.start(run, experiments, options), life));
            assertThat(program.errors(run)).as(run).isEmpty();
        }
        said.addAll(program.finish(place + "-end", experiments, options));
        return said;
    }

    private static List<List<String>> atOnce(int count, Place place) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<List<String>>> lives = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                lives.add(() -> place.live(number));
            }
            List<List<String>> said = new ArrayList<>();
            for (Future<List<String>> life : threads.invokeAll(lives)) {
                said.add(life.get());
            }
            return said;
        } finally {
            threads.shutdownNow();
        }
    }
}

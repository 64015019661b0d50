package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of one process or two on one directory, which die and come back at any file operation, against a
 * model of what was decided.
 */
class AnnotationsOverCrashesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 50);
    private static final int STEPS = 120;

    @TempDir
    private Path temp;

    @Test
    void every_ping_is_true_of_its_events_and_nothing_is_lost_or_doubled() throws IOException {
        LogServiceProvider.routeTo(Samples.SILENT);
        int crashes = 0;
        int events = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            RandomHistory history = new RandomHistory(seed, temp.resolve("history-" + seed));
            try {
                history.play(STEPS);
                history.check();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ":\n" + history, e);
            }
            crashes += history.crashes();
            events += history.events();
        }

        assertThat(crashes).isGreaterThan(5 * HISTORIES);
        assertThat(events).isGreaterThan(STEPS / 6 * HISTORIES);
    }
}

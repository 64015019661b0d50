package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The printer of the demo is a source file outside of every module, so it is tested where programs are run. */
class PingTableTest {

    @TempDir
    private Path folder;

    @Test
    void table_hasARowForEachEventUnderTheAnnotationsOfItsPing() throws IOException {
        Path file = Files.writeString(folder.resolve("pings.jsonl"), SamplePings.ENROLLED + SamplePings.FAILED);

        Run run = Jvm.of(Jdk.running())
                .flags("sample-target/demo-support/PingTable.java", file.toString())
                .run();

        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout()).isEqualToNormalizingNewlines("""
                          time      event            experiment        branch     feature       reason
                        ping 0 (annotation_change), annotated with checkout-test/treatment (enrollment-31), fast-images/rollout
                          +0 ms     enrollment       checkout-test     treatment  -             -
                          +12 ms    exposure         checkout-test     treatment  new-checkout  -
                        ping 1 (-), annotated with nothing
                          +1012 ms  unenroll_failed  a "quoted-" test  -          -             not-enrolled
                        """);
    }

    @Test
    void table_failsWithoutAFile() {
        String missing = folder.resolve("pings.jsonl").toString();

        Run run = Jvm.of(Jdk.running())
                .flags("sample-target/demo-support/PingTable.java", missing)
                .run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).hasSize(1);
    }
}

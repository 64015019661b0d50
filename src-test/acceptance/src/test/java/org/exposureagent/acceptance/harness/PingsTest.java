package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exposureagent.acceptance.harness.Ping.Annotation;
import org.exposureagent.collector.submission.Submission;
import org.exposureagent.collector.submission.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingsTest {

    @TempDir
    private Path folder;

    @Test
    void inFile_readsInfoAndAnnotations() throws IOException {
        Path file = Files.writeString(folder.resolve("pings.jsonl"), SamplePings.ENROLLED + SamplePings.FAILED);

        List<Ping> pings = Pings.inFile(file).all();

        assertThat(pings).extracting(Ping::seq).containsExactly(0, 1);
        assertThat(pings).extracting(Ping::reason).containsExactly("annotation_change", "");
        assertThat(pings.get(0).documentId()).isEqualTo("7a1c0b8e-3b7e-4a53-9a51-2f1f5a0a1c11");
        assertThat(pings.get(0).headers()).containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(pings.get(0).annotations())
                .containsExactly(
                        entry("checkout-test", new Annotation("treatment", "enrollment-31")),
                        entry("fast-images", new Annotation("rollout", null)));
        assertThat(pings.get(1).annotations()).isEmpty();
    }

    @Test
    void events_keepTheirPingAndExtras() throws IOException {
        Path file = Files.writeString(folder.resolve("pings.jsonl"), SamplePings.ENROLLED + SamplePings.FAILED);

        Pings pings = Pings.inFile(file);

        assertThat(pings.exposures()).containsExactly(new Exposed("checkout-test", "treatment", "new-checkout"));
        PingEvent exposure = pings.events("exposure").get(0);
        assertThat(exposure.timestamp()).isEqualTo(12);
        assertThat(exposure.annotation()).isEqualTo(new Annotation("treatment", "enrollment-31"));
        assertThat(pings.events("unenroll_failed"))
                .extracting(PingEvent::said)
                .containsExactly(Map.of("experiment", "a \"quoted-\" test", "reason", "not-enrolled"));
    }

    @Test
    void inFile_refusesATornLine() throws IOException {
        Path file = Files.writeString(folder.resolve("pings.jsonl"), SamplePings.ENROLLED + "{\"path\":\"/sub");

        assertThatThrownBy(() -> Pings.inFile(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("torn");
    }

    @Test
    void received_readsTheBodyOfASubmission() {
        Submission submission = new Submission(
                "POST",
                "/submit/shop/events/1/id",
                Map.of(),
                9,
                "{\"ping_info\":{\"seq\":4}}",
                new Verdict(200, List.of()));

        Pings pings = Pings.received(List.of(submission));

        assertThat(pings.all()).extracting(Ping::seq).containsExactly(4);
        assertThat(pings.all()).extracting(Ping::documentId).containsExactly("id");
    }
}

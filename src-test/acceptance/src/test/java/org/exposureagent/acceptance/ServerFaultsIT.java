package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Answer.Cut;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.Identity;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that fail: what they leave open is settled by sending the same document again. Each event of the kiosk is
 * a ping: enrollment, then exposure.
 */
class ServerFaultsIT {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
    }

    @EachJdk
    void connectionCutAfterThePingArrived_isTheSameDocumentAgain(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(200).cut(Cut.BEFORE_THE_ANSWER))) {
            run = runUntil(jdk, collector, 3, options(collector));
            submissions = collector.submissions();
        }

        assertThat(run.errors()).as(run.toString()).singleElement().asString().contains("tried again");
        assertThat(submissions).extracting(Submission::documentId).hasSize(3);
        assertThat(submissions.get(1).documentId()).isEqualTo(submissions.get(0).documentId());
        assertThat(submissions.get(1).body()).isEqualTo(submissions.get(0).body());
        assertThat(Told.of(Pings.received(submissions.subList(1, 3))))
                .containsExactly("enrollment checkout-test/treatment", "exposure checkout-test/treatment new-checkout");
    }

    @EachJdk
    void connectionCutBehindTheStatus_isDelivered(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(200).cut(Cut.WITHIN_THE_ANSWER))) {
            run = runUntil(jdk, collector, 2, options(collector));
            submissions = collector.submissions();
        }

        assertThat(run.errors()).as(run.toString()).isEmpty();
        assertThat(submissions).extracting(Submission::documentId).hasSize(2).doesNotHaveDuplicates();
    }

    @EachJdk
    void answerThatTrickles_isDelivered(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(200).trickling(Duration.ofMillis(10)))) {
            run = runUntil(jdk, collector, 2, options(collector));
            submissions = collector.submissions();
        }

        assertThat(run.errors()).as(run.toString()).isEmpty();
        assertThat(submissions).extracting(Submission::documentId).hasSize(2).doesNotHaveDuplicates();
    }

    @EachJdk
    void serverThatComesBack_getsWhatWaitedWithoutANewEvent(String which) throws Exception {
        Jdk jdk = Jdk.require(which);
        Path said = newFile();

        List<Submission> submissions;
        try (Collector collector = Collector.start()) {
            AgentOptions options = options(collector);
            collector.refuse();
            Path enough = newFile();
            Process process = kiosk.on(jdk, 1, enough).agent(options).start(newFile(), said);
            awaitPending(options, 2);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.readString(said).contains("tried again"));
            collector.listen();
            submissions = awaitThenEnd(collector, 2, enough);
            process.waitFor();
        }

        assertThat(Files.readAllLines(said)).singleElement().asString().contains("refused", "tried again");
        assertThat(Pings.received(submissions).all()).extracting(Ping::seq).containsExactly(0, 1);
    }

    @EachJdk
    void serverWhoseCertificateNobodySigned_getsNothing(String which) {
        Jdk jdk = Jdk.require(which);
        Identity unknown = Identity.in(folder.resolve("unknown-" + RUNS.incrementAndGet() + ".p12"));

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.following(submission -> Answer.of(200), unknown)) {
            run = kiosk.on(jdk)
                    .agent(options(collector).with("shutdown.timeout", "PT20S"))
                    .run();
            submissions = collector.submissions();
        }

        assertThat(run.stdout()).isEqualTo(kiosk.alone(jdk).stdout());
        assertThat(run.errors())
                .as(run.toString())
                .allMatch(line -> line.startsWith("[exposure-agent] WARN "))
                .anyMatch(line -> line.contains("not delivered") && line.contains("SSLHandshakeException"));
        assertThat(submissions).isEmpty();
    }

    @EachJdk
    void serverWhoseCertificateTheJvmTrusts_getsThePings(String which) {
        Jdk jdk = Jdk.require(which);
        Identity known = Identity.in(folder.resolve("known-" + RUNS.incrementAndGet() + ".p12"));

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.following(submission -> Answer.of(200), known)) {
            run = kiosk.on(jdk)
                    .flags(
                            "-Djavax.net.ssl.trustStore=" + known.store(),
                            "-Djavax.net.ssl.trustStorePassword=" + Identity.PASSWORD)
                    .agent(options(collector).with("shutdown.timeout", "PT20S"))
                    .run();
            submissions = collector.submissions();
        }

        assertThat(run.errors()).as(run.toString()).isEmpty();
        assertThat(Pings.received(submissions).exposures()).containsExactly(Kiosk.EXPOSED);
    }

    private static AgentOptions options(Collector collector) {
        return kiosk.options("faults-" + RUNS.incrementAndGet())
                .with("endpoint", collector.endpoint())
                .with("ping.max-events", 1);
    }

    /** Runs the kiosk, which stays until the collector has so many submissions. */
    private static Run runUntil(Jdk jdk, Collector collector, int submissions, AgentOptions options) {
        Path enough = newFile();
        CompletableFuture<Run> running = start(jdk, options, enough);
        awaitThenEnd(collector, submissions, enough);
        return running.join();
    }

    private static CompletableFuture<Run> start(Jdk jdk, AgentOptions options, Path enough) {
        Jvm jvm = kiosk.on(jdk, 1, enough).agent(options);
        return CompletableFuture.supplyAsync(jvm::run);
    }

    private static List<Submission> awaitThenEnd(Collector collector, int submissions, Path enough) {
        try {
            return collector.await(submissions);
        } finally {
            kiosk.file(enough.getFileName().toString(), "");
        }
    }

    /** Until so many pings wait in the data directory. */
    private static void awaitPending(AgentOptions options, int count) {
        File pending = new File(options.values().get("data.dir"), "pending");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            String[] pings = pending.list((folder, name) -> name.endsWith(".ping"));
            return pings != null && pings.length == count;
        });
    }

    private static Path newFile() {
        return folder.resolve("enough-" + RUNS.incrementAndGet());
    }
}

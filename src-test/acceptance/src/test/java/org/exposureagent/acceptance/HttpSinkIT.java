package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers badly, slowly, or not at all. Each event of the kiosk is a ping: enrollment, then exposure. */
class HttpSinkIT {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    /** Longer than any answer takes here, and shorter than the sink waits for one when nothing cuts it short. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Duration FOREVER = Duration.ofMinutes(5);

    private static final AtomicInteger RUNS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
    }

    @EachJdk
    void serverError_isTriedAgainWithTheSameDocument(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(500))) {
            run = runUntil(jdk, collector, 3, options(collector.endpoint()));
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertTellsOnce(run, "status 500", "tried again");
        assertThat(submissions).hasSize(3);
        assertThat(submissions.get(1).path()).isEqualTo(submissions.get(0).path());
        assertThat(submissions.get(1).body()).isEqualTo(submissions.get(0).body());
        assertThat(submissions.get(2).path()).isNotEqualTo(submissions.get(0).path());
        assertThat(Pings.received(submissions.subList(1, 3)).exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void notFound_dropsThePingWithOneLine(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(404))) {
            run = runUntil(jdk, collector, 2, options(collector.endpoint()));
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertTellsOnce(run, "404", submissions.get(0).path().replaceFirst(".*/", ""));
        assertThat(submissions).extracting(Submission::path).hasSize(2).doesNotHaveDuplicates();
        assertThat(Pings.received(submissions.subList(1, 2)).exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void tooManyRequests_isTriedAgainAfterTheTimeThatTheServerNames(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(429).with("Retry-After", "2"))) {
            run = runUntil(jdk, collector, 2, options(collector.endpoint()));
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertTellsOnce(run, "status 429", "tried again");
        assertThat(submissions.get(1).path()).isEqualTo(submissions.get(0).path());
        assertThat(date(submissions.get(1)))
                .isAfterOrEqualTo(date(submissions.get(0)).plusSeconds(2));
    }

    @EachJdk
    void request_hasTheHeadersOfGleanAndThoseThatOptionsName(String which) {
        Jdk jdk = Jdk.require(which);

        List<Submission> submissions;
        try (Collector collector = Collector.start()) {
            kiosk.on(jdk)
                    .agent(options(collector.endpoint())
                            .with("debug.view-tag", "kiosk-test")
                            .with("source.tags", "automation;perf"))
                    .run();
            submissions = collector.submissions();
        }

        assertThat(submissions).hasSize(2).allSatisfy(submission -> {
            assertThat(submission.method()).isEqualTo("POST");
            assertThat(submission.path()).startsWith("/submit/kiosk/events/1/");
            assertThat(submission.headers())
                    .containsEntry("X-Debug-ID", "kiosk-test")
                    .containsEntry("X-Source-Tags", "automation,perf")
                    .containsEntry("Content-Type", "application/json; charset=utf-8")
                    .containsEntry("Content-Encoding", "gzip")
                    .containsEntry("Content-Length", Long.toString(submission.bytes()))
                    .containsKey("X-Telemetry-Agent");
            assertThat(date(submission)).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(1, ChronoUnit.MINUTES));
        });
    }

    @EachJdk
    void hang_delaysTheExitNoLongerThanTheTimeout(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(200).after(FOREVER))) {
            run = kiosk.on(jdk)
                    .agent(options(collector.endpoint()).with("shutdown.timeout", "PT1S"))
                    .limit(LIMIT)
                    .run();
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertTellsOnce(run, "not delivered");
        assertThat(submissions).hasSize(1);
    }

    @EachJdk
    void slowAnswer_isAwaitedAtExitWhileTheTimeoutLasts(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start(Answer.of(200).after(Duration.ofSeconds(3)))) {
            run = kiosk.on(jdk)
                    .agent(options(collector.endpoint()).with("shutdown.timeout", "PT20S"))
                    .run();
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertThat(run.stderr()).isEmpty();
        assertThat(Pings.received(submissions).exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void refusedConnection_isNoReasonToStayAtExit(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        String nobody = "http://127.0.0.1:" + freePort();

        Run run = kiosk.on(jdk)
                .agent(options(nobody).with("ping.max-events", 500))
                .limit(LIMIT)
                .run();

        assertUnchanged(run, jdk);
        assertTellsOnce(run, "1 ping", "not delivered", "Connection refused");
    }

    @EachJdk
    void unwritableDataDirectory_keepsNoPingFromTheServer(String which) {
        Jdk jdk = Jdk.require(which);
        Path below = kiosk.file("a-file", "").resolve("data");

        Run run;
        List<Submission> submissions;
        try (Collector collector = Collector.start()) {
            run = kiosk.on(jdk)
                    .agent(options(collector.endpoint()).with("data.dir", below))
                    .run();
            submissions = collector.submissions();
        }

        assertUnchanged(run, jdk);
        assertTellsOnce(run, below + " is not writable");
        assertThat(Pings.received(submissions).exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void fullQueue_dropsAndSaysSoOnce(String which) {
        Jdk jdk = Jdk.require(which);
        int checks = 300_000;

        Run run;
        try (Collector collector = Collector.start(Answer.of(200).after(FOREVER))) {
            run = kiosk.on(jdk, checks)
                    .agent(options(collector.endpoint())
                            .with("exposure.mode", "every")
                            .with("shutdown.timeout", "PT1S"))
                    .limit(LIMIT)
                    .run();
        }

        Run alone = kiosk.alone(jdk, checks);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.errors()).allMatch(line -> line.startsWith("[exposure-agent] "));
        assertThat(run.errors())
                .as(run.toString())
                .filteredOn(line -> line.contains("full"))
                .hasSize(1);
    }

    private static AgentOptions options(String endpoint) {
        // a stay that an earlier run announced is not announced again
        return kiosk.options("http-" + RUNS.incrementAndGet())
                .with("endpoint", endpoint)
                .with("ping.max-events", 1);
    }

    /** Runs the kiosk, which stays until the collector has so many submissions. */
    private static Run runUntil(Jdk jdk, Collector collector, int submissions, AgentOptions options) {
        Path enough = folder.resolve("enough-" + RUNS.incrementAndGet());
        Jvm jvm = kiosk.on(jdk, 1, enough).agent(options);
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(jvm::run);
        try {
            collector.await(submissions);
        } finally {
            kiosk.file(enough.getFileName().toString(), "");
        }
        return run.join();
    }

    private static void assertUnchanged(Run run, Jdk jdk) {
        Run alone = kiosk.alone(jdk);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
    }

    private static void assertTellsOnce(Run run, String... parts) {
        assertThat(run.errors())
                .as(run.toString())
                .singleElement()
                .asString()
                .startsWith("[exposure-agent] ")
                .contains(parts);
    }

    private static LocalDateTime date(Submission submission) {
        return LocalDateTime.parse(submission.headers().get("Date"), DATE);
    }

    /** A port that nobody listens on: one that was just free. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

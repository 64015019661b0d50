package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.io.TempDir;

/** The shop's visit, sent to a server. */
class ShopHttpIT {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    @TempDir
    private Path data;

    @EachJdk
    void endpoint_getsTheSameEventsAsTheFile(String which) {
        Jdk jdk = Jdk.require(which);
        Run toFile = visit(jdk, options("file"));

        List<Submission> submissions = submissionsOf(jdk);

        assertThat(toFile.exitCode()).as(toFile.toString()).isZero();
        Pings inFile = Pings.inFile(data.resolve("file/pings.jsonl"));
        assertThat(Pings.received(submissions).events())
                .isNotEmpty()
                .extracting(PingEvent::name, PingEvent::said, PingEvent::annotation)
                .containsExactlyElementsOf(inFile.events().stream()
                        .map(event -> tuple(event.name(), event.said(), event.annotation()))
                        .toList());
    }

    @EachJdk
    void submissions_areRequestsOfGlean(String which) {
        Jdk jdk = Jdk.require(which);

        List<Submission> submissions = submissionsOf(jdk);

        assertThat(submissions).isNotEmpty().allSatisfy(submission -> {
            assertThat(submission.problems()).isEmpty();
            assertThat(submission.method()).isEqualTo("POST");
            assertThat(submission.path()).matches("/submit/shop/events/1/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            Map<String, String> headers = submission.headers();
            assertThat(headers)
                    .containsEntry("Content-Type", "application/json; charset=utf-8")
                    .containsEntry("Content-Encoding", "gzip")
                    .containsEntry("Content-Length", Long.toString(submission.bytes()))
                    .doesNotContainKeys("Cookie", "X-Debug-ID", "X-Source-Tags");
            assertThat(headers.get("X-Telemetry-Agent")).matches("Glean/\\S+ \\(.+ on .+\\)");
            assertThat(LocalDateTime.parse(headers.get("Date"), DATE))
                    .isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(5, ChronoUnit.MINUTES));
        });
    }

    @EachJdk
    void submissions_areValidGlean(String which) {
        Jdk jdk = Jdk.require(which);
        Schema schema = Schema.glean();

        List<Submission> submissions = submissionsOf(jdk);

        assertThat(Pings.received(submissions).all()).isNotEmpty().allSatisfy(ping -> schema.assertValid(ping.body()));
    }

    @EachJdk
    void plainHttp_isRefusedUnlessTheHostIsLoopback(String which) {
        Jdk jdk = Jdk.require(which);
        Run alone = Jvm.of(jdk).jar(Project.shopJar()).run();

        Run run = visit(jdk, options("refused").with("endpoint", "http://telemetry.invalid"));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("[exposure-agent]")
                .contains("http://telemetry.invalid", "loopback");
    }

    private List<Submission> submissionsOf(Jdk jdk) {
        try (Collector collector = Collector.start()) {
            Run run = visit(jdk, options("http").with("endpoint", collector.endpoint()));
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.stderr()).isEmpty();
            return collector.submissions();
        }
    }

    private AgentOptions options(String folder) {
        return AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", data.resolve(folder))
                .with("points", Project.shopPoints());
    }

    private static Run visit(Jdk jdk, AgentOptions options) {
        return Jvm.of(jdk).agent(options).jar(Project.shopJar()).run();
    }
}

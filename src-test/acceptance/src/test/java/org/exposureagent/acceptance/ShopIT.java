package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.Ping.Annotation;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.acceptance.harness.SourceExpectations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One visit to the shop under the agent, with the command line of the README; each test looks at another side of it.
 */
@ParameterizedClass(name = "JDK {0}")
@ValueSource(strings = {"running", "25"})
class ShopIT {

    private static final Map<String, Visit> VISITS = new ConcurrentHashMap<>();

    @TempDir
    private static Path data;

    private final SourceExpectations expected = SourceExpectations.in(Project.shopSources());
    private final Jdk jdk;
    private final Run run;
    private final Pings pings;

    private record Visit(Run run, Pings pings) {

        static Visit on(Jdk jdk, Path data) {
            Run run = Jvm.of(jdk)
                    .in(Project.root())
                    .flags("-javaagent:agent/dist/target/exposure-agent.jar=app.id=shop,data.dir=" + data
                            + ",points=sample-target/points.json")
                    .jar(Path.of("sample-target/target/sample-target.jar"))
                    .run();
            assertThat(run.exitCode()).as(run.toString()).isZero();
            return new Visit(run, Pings.inFile(data.resolve("pings.jsonl")));
        }
    }

    ShopIT(String which) {
        jdk = Jdk.require(which);
        Visit visit = VISITS.computeIfAbsent(which, key -> Visit.on(jdk, data.resolve(key)));
        run = visit.run();
        pings = visit.pings();
    }

    @Test
    void shop_printsWhatItPrintsWithoutTheAgent() {
        Run alone = Jvm.of(jdk).jar(Project.shopJar()).run();

        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.stderr()).isEqualTo(alone.stderr());
    }

    @Test
    void events_areOfAllSixKinds() {
        List<PingEvent> events = pings.events();

        assertThat(events).extracting(PingEvent::category).containsOnly("nimbus_events");
        assertThat(new HashSet<>(events.stream().map(PingEvent::name).toList()))
                .containsExactlyInAnyOrder(
                        "enrollment",
                        "enroll_failed",
                        "exposure",
                        "disqualification",
                        "unenrollment",
                        "unenroll_failed");
    }

    @Test
    void exposures_areThoseOfTheSourcesComments() {
        List<Exposed> exposures = pings.exposures();

        assertThat(exposures).containsExactlyInAnyOrderElementsOf(expected.exposures());
        assertThat(exposures).extracting(Exposed::branch).contains("treatment", "control");
    }

    @Test
    void exposures_areNeverOfRolloutsOrOfFeaturesNobodyIsEnrolledOn() {
        List<Exposed> exposures = pings.exposures();

        assertThat(exposures)
                .extracting(Exposed::feature)
                .doesNotContainAnyElementsOf(expected.featuresWithout("rollout"))
                .doesNotContainAnyElementsOf(expected.featuresWithout("not enrolled"));
        assertThat(pings.events("enrollment"))
                .extracting(PingEvent::experiment)
                .as("the rollout is enrolled in")
                .contains("fast-images");
    }

    @Test
    void exposures_haveExactlyTheirExtras() {
        List<PingEvent> exposures = pings.events("exposure");

        assertThat(exposures)
                .allSatisfy(exposure -> assertThat(exposure.extra())
                        .containsOnlyKeys("experiment", "branch", "feature_id", "glean_timestamp"));
    }

    @Test
    void enrollments_areOneAStay() {
        List<PingEvent> enrollments = pings.events("enrollment");

        assertThat(enrollments)
                .extracting(PingEvent::said)
                .containsExactlyInAnyOrder(
                        Map.of("experiment", "checkout-test", "branch", "treatment"),
                        Map.of("experiment", "ranking-test", "branch", "control"),
                        Map.of("experiment", "receipt-test", "branch", "treatment"),
                        Map.of("experiment", "fast-images", "branch", "rollout"),
                        Map.of("experiment", "banner-test", "branch", "treatment"),
                        Map.of("experiment", "shipping-test", "branch", "control"));
    }

    @Test
    void otherChanges_sayWhatTheHookKnew() {
        List<PingEvent> changes = pings.events().stream()
                .filter(event -> !Set.of("enrollment", "exposure").contains(event.name()))
                .toList();

        assertThat(changes)
                .extracting(event -> entry(event.name(), event.said()))
                .containsExactly(
                        entry("enroll_failed", Map.of("experiment", "wrapping-test", "reason", "feature-conflict")),
                        entry("disqualification", Map.of("experiment", "ranking-test", "branch", "control")),
                        entry(
                                "unenrollment",
                                Map.of("experiment", "checkout-test", "branch", "treatment", "reason", "opted-out")),
                        entry("unenroll_failed", Map.of("experiment", "wrapping-test", "reason", "not-enrolled")));
    }

    @Test
    void annotations_holdTheBranchOfEachEventOfAStay() {
        List<PingEvent> ofStays = pings.events().stream()
                .filter(event -> !event.name().endsWith("_failed"))
                .toList();

        assertThat(ofStays).isNotEmpty().allSatisfy(event -> {
            Annotation annotation = Objects.requireNonNull(event.annotation(), event::toString);
            assertThat(annotation.branch()).as(event.toString()).isEqualTo(event.branch());
        });
    }

    @Test
    void annotations_holdTheEnrollmentIdWhereTheHookGaveOne() {
        Map<String, Annotation> whenLeaving =
                pings.events("disqualification").get(0).ping().annotations();

        assertThat(whenLeaving)
                .containsOnly(
                        entry("checkout-test", new Annotation("treatment", "enrollment-31")),
                        entry("ranking-test", new Annotation("control", "enrollment-32")),
                        entry("receipt-test", new Annotation("treatment", null)),
                        entry("fast-images", new Annotation("rollout", null)),
                        entry("banner-test", new Annotation("treatment", null)),
                        entry("shipping-test", new Annotation("control", null)));
    }

    @Test
    void pings_areValidGlean() {
        Schema schema = Schema.glean();

        assertThat(pings.all()).isNotEmpty().extracting(Ping::body).allSatisfy(schema::assertValid);
    }

    @Test
    void pings_areNumberedAndEachIsItsOwn() {
        List<Ping> all = pings.all();

        assertThat(all)
                .extracting(Ping::seq)
                .containsExactlyElementsOf(
                        IntStream.range(0, all.size()).boxed().toList());
        assertThat(all).extracting(Ping::documentId).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(Ping::path)
                .allSatisfy(
                        path -> assertThat(path)
                                .matches(
                                        "/submit/shop/events/1/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void timestamps_beginAtZeroAndGrow() {
        List<Ping> all = pings.all();

        assertThat(all)
                .allSatisfy(ping -> assertThat(ping.events())
                        .extracting(PingEvent::timestamp)
                        .isSorted()
                        .startsWith(0L));
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Ping.Annotation;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An application whose hooks are named in a points file: each of the eight kinds. */
@ParameterizedClass(name = "JDK {0}")
@ValueSource(strings = {"running", "25"})
class PointKindsIT {

    private static final Map<String, SideBySide> RUNS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private final Run alone;
    private final Run woven;
    private final Pings pings;

    PointKindsIT(String which) {
        Jdk jdk = Jdk.require(which);
        SideBySide runs =
                RUNS.computeIfAbsent(which, key -> SideBySide.run(jdk, "kinds", "app.Main", folder.resolve(key)));
        alone = runs.alone();
        woven = runs.woven();
        pings = runs.pings();
    }

    @Test
    void application_runsAsWithoutTheAgent() {
        assertThat(woven.stdout()).isEqualTo(alone.stdout()).contains("5000000004");
        assertThat(woven.stderr()).isEqualTo(alone.stderr());
        assertThat(woven.exitCode()).isZero();
    }

    @Test
    void enrollments_areThoseWithABranchWhoseConditionHolds() {
        assertThat(pings.events("enrollment"))
                .extracting(event -> entry(event.experiment(), event.branch()))
                .containsExactly(
                        entry("cart-test", "treatment"),
                        entry("search-test", "CONTROL"),
                        entry("theme-rollout", "on"),
                        entry("font-test", "on"),
                        entry("open-test", "treatment"));
    }

    @Test
    void exposures_areOfEachExperimentOnTheFeatureUntilItEnds() {
        assertThat(pings.exposures())
                .containsExactlyInAnyOrder(
                        new Exposed("cart-test", "treatment", "cart"), // isOn
                        new Exposed("search-test", "CONTROL", "cart"),
                        new Exposed("search-test", "CONTROL", "search"), // read
                        new Exposed("cart-test", "treatment", "basket"),
                        new Exposed("font-test", "on", "font"),
                        new Exposed("cart-test", "treatment", "basket"), // expose, of one experiment
                        new Exposed("cart-test", "treatment", "cart"), // exposeAll
                        new Exposed("search-test", "CONTROL", "cart"),
                        new Exposed("cart-test", "treatment", "cart")); // isOn after the disqualification
    }

    @Test
    void otherEvents_sayWhatTheHookKnew() {
        assertThat(pings.events())
                .filteredOn(event ->
                        !event.name().equals("enrollment") && !event.name().equals("exposure"))
                .extracting(event -> entry(event.name(), event.said()))
                .containsExactly(
                        entry("enroll_failed", Map.of("experiment", "closed-test", "reason", "not-targeted")),
                        entry("enroll_failed", Map.of("experiment", "silent-test")),
                        entry("disqualification", Map.of("experiment", "search-test", "branch", "CONTROL")),
                        entry(
                                "unenrollment",
                                Map.of("experiment", "cart-test", "branch", "treatment", "reason", "opted-out")),
                        entry("unenrollment", Map.of("experiment", "font-test", "branch", "on")),
                        entry("unenroll_failed", Map.of("experiment", "closed-test", "reason", "not-enrolled")));
    }

    @Test
    void annotation_holdsTheRolloutAndTheEnrollmentId() {
        Map<String, Annotation> atDisqualification =
                pings.events("disqualification").get(0).ping().annotations();

        assertThat(atDisqualification)
                .containsOnly(
                        entry("cart-test", new Annotation("treatment", "enrollment-1")),
                        entry("search-test", new Annotation("CONTROL", null)),
                        entry("theme-rollout", new Annotation("on", null)),
                        entry("font-test", new Annotation("on", null)),
                        entry("open-test", new Annotation("treatment", null)));
    }
}

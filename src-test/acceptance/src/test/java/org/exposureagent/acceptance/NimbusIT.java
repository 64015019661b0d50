package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mozilla's Nimbus SDK: reads, recorded exposures, changes of enrollment, active experiments. It is not on Maven
 * Central: {@code programs/nimbus} stands in for it, with the class names, descriptors and calls of the real one and
 * bodies of ours.
 */
class NimbusIT {

    private static final String CHANGED = "change ENROLLMENT checkout-test treatment";
    private static final String ACTIVE = "active checkout-test treatment experiment";
    private static final String ENROLLED = "enrollment checkout-test/treatment";
    private static final String EXPOSED = "exposure checkout-test/treatment checkout";

    @TempDir
    static Path classes;

    @TempDir
    Path folder;

    private AgentOptions options = AgentOptions.none();

    @BeforeAll
    static void compile() {
        Program.of("nimbus").compile(classes);
    }

    @BeforeEach
    void options() {
        options = AgentOptions.none().with("app.id", "fenix").with("data.dir", folder);
    }

    @EachJdk
    void value_read_by_an_enrolled_user_is_an_exposure(String jdk) {
        Run run = run(Jdk.require(jdk), CHANGED, ACTIVE, "apply", "read", "read");

        assertThat(Told.of(pings())).containsExactly(ENROLLED, EXPOSED);
        assertThat(run.stderr()).isEmpty();
    }

    @Test
    void read_before_enrollment_is_none() {
        run(Jdk.running(), "read", CHANGED, ACTIVE, "apply");

        assertThat(Told.of(pings())).containsExactly(ENROLLED);
    }

    @Test
    void value_that_the_user_modified_is_no_exposure() {
        run(Jdk.running(), CHANGED, ACTIVE, "apply", "modified true", "read", "record");

        assertThat(Told.of(pings())).containsExactly(ENROLLED);
    }

    @Test
    void rollout_is_annotated_and_never_exposed() {
        run(
                Jdk.running(),
                "change ENROLLMENT checkout-rollout on",
                "active checkout-rollout on rollout",
                "apply",
                "read",
                "record");

        assertThat(Told.of(pings())).containsExactly("enrollment checkout-rollout/on");
        assertThat(pings().all().get(0).annotations()).containsOnlyKeys("checkout-rollout");
    }

    @Test
    void experiment_of_an_earlier_run_is_exposed_without_an_enrollment() {
        run(Jdk.running(), ACTIVE, "initialize", "read");

        assertThat(Told.of(pings())).containsExactly(EXPOSED);
        assertThat(pings().all().get(0).annotations()).containsOnlyKeys("checkout-test");
    }

    @Test
    void opting_into_another_branch_ends_one_stay_and_begins_the_next() {
        run(
                Jdk.running(),
                CHANGED,
                ACTIVE,
                "apply",
                "read",
                "change UNENROLLMENT checkout-test treatment optin",
                "change ENROLLMENT checkout-test control",
                "inactive",
                "active checkout-test control experiment",
                "optin checkout-test control",
                "read");

        assertThat(Told.of(pings()))
                .containsExactly(
                        ENROLLED,
                        EXPOSED,
                        "unenrollment checkout-test/treatment optin",
                        "enrollment checkout-test/control",
                        "exposure checkout-test/control checkout");
    }

    @Test
    void failures_and_disqualification_are_passed_on() {
        run(
                Jdk.running(),
                CHANGED,
                ACTIVE,
                "apply",
                "change ENROLL_FAILED other N/A feature-conflict",
                "change DISQUALIFICATION checkout-test treatment targeting",
                "change UNENROLL_FAILED third N/A does-not-exist",
                "inactive",
                "apply",
                "read");

        assertThat(Told.of(pings()))
                .containsExactly(
                        ENROLLED,
                        "enroll_failed other feature-conflict",
                        "disqualification checkout-test/treatment",
                        "unenroll_failed third does-not-exist");
    }

    @Test
    void recorded_exposure_passes_three_layers_and_is_one() {
        options = options.with("exposure.mode", "every").with("exposure.manual", "checkout");

        run(
                Jdk.running(),
                CHANGED,
                ACTIVE,
                "apply",
                "read",
                "record",
                "record-for checkout-test",
                "record-for unknown",
                "variables true",
                "variables false",
                "hardcoded");

        assertThat(Told.of(pings())).containsExactly(ENROLLED, EXPOSED, EXPOSED, EXPOSED, EXPOSED);
    }

    @Test
    void activation_and_malformed_feature_are_passed_on_as_reported() {
        run(
                Jdk.running(),
                CHANGED,
                ACTIVE,
                "apply",
                "activated checkout-test treatment",
                "malformed color checkout-test treatment",
                "malformed size");

        assertThat(pings().events())
                .extracting(event -> entry(event.name(), event.said()))
                .containsExactly(
                        entry("enrollment", Map.of("experiment", "checkout-test", "branch", "treatment")),
                        entry(
                                "activation",
                                Map.of("experiment", "checkout-test", "branch", "treatment", "feature_id", "checkout")),
                        entry(
                                "malformed_feature",
                                Map.of(
                                        "experiment",
                                        "checkout-test",
                                        "branch",
                                        "treatment",
                                        "feature_id",
                                        "checkout",
                                        "part_id",
                                        "color")),
                        entry("malformed_feature", Map.of("feature_id", "checkout", "part_id", "size")));
        assertThat(pings().all()).as("the type is no change").hasSize(1);
    }

    private Run run(Jdk jdk, String... steps) {
        Run run = Jvm.of(jdk)
                .agent(options)
                .main("Application", List.of(classes), steps)
                .run();
        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stdout()).isEqualTo("done\n");
        return run;
    }

    private Pings pings() {
        Path file = folder.resolve("pings.jsonl");
        return Files.exists(file) ? Pings.inFile(file) : new Pings(List.of());
    }
}

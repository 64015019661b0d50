package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;
import static org.exposureagent.core.exposure.RecorderFixture.typed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.junit.jupiter.api.Test;

class RecorderCheckTest {

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void check_when_enrolled_is_an_exposure_with_the_annotations_it_was_decided_on() {
        f.recorder.enrolled(experiment("checkout", "control", "cart"));

        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT checkout/control", "EXPOSURE checkout/control cart");
        assertThat(f.log.last().annotations().active())
                .containsOnly(Map.entry("checkout", new Annotation("control", null)));
    }

    @Test
    void check_repeated_in_one_stay_is_one_exposure() {
        f.recorder.enrolled(experiment("checkout", "treatment", "cart"));

        f.recorder.check("cart", null);
        f.recorder.check("cart", null);

        assertThat(f.log.events()).filteredOn(e -> e.startsWith("EXPOSURE")).hasSize(1);
    }

    @Test
    void check_repeated_is_counted_only_when_debugging() {
        RecorderFixture debugging = new RecorderFixture(ExposureSettings.DEFAULT, Level.DEBUG);
        for (RecorderFixture each : List.of(f, debugging)) {
            each.recorder.enrolled(experiment("checkout", "treatment", "cart"));
        }

        for (int i = 0; i < 3; i++) {
            f.recorder.check("cart", null);
            debugging.recorder.check("cart", null);
        }

        assertThat(f.count("exposures.repeated")).isZero();
        assertThat(debugging.count("exposures.repeated")).isEqualTo(2);
    }

    @Test
    void check_repeated_does_not_read_the_clock() {
        f.recorder.enrolled(experiment("checkout", "treatment", "cart"));
        f.recorder.check("cart", null);
        int reads = f.clock.reads();

        f.recorder.check("cart", null);

        assertThat(f.clock.reads()).isEqualTo(reads);
    }

    @Test
    void check_of_two_features_of_a_stay_is_an_exposure_of_each() {
        f.recorder.enrolled(experiment("checkout", "treatment", "cart", "pay"));

        f.recorder.check("cart", null);
        f.recorder.check("pay", null);

        assertThat(f.log.events()).endsWith("EXPOSURE checkout/treatment cart", "EXPOSURE checkout/treatment pay");
    }

    @Test
    void check_of_a_coenrolling_feature_exposes_each_experiment() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.enrolled(experiment("two", "b", "cart"));

        f.recorder.check("cart", null);

        assertThat(f.log.events()).endsWith("EXPOSURE one/a cart", "EXPOSURE two/b cart");
    }

    @Test
    void check_before_enrollment_is_counted_only() {
        f.recorder.check("cart", null);

        assertThat(f.log.events()).isEmpty();
        assertThat(f.count("checks.before-enrollment")).isEqualTo(1);
    }

    @Test
    void check_of_a_rollout_is_no_exposure_but_the_rollout_is_enrolled_and_annotated() {
        f.recorder.enrolled(typed(Enrollment.Type.ROLLOUT, "dark", "on", "theme"));

        f.recorder.check("theme", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT dark/on");
        assertThat(f.log.last().annotations().active()).containsKey("dark");
        assertThat(f.count("checks.before-enrollment")).isZero();
    }

    @Test
    void check_of_an_unknown_type_waits_for_the_active_list() {
        f.recorder.enrolled(typed(Enrollment.Type.UNKNOWN, "checkout", "a", "cart"));
        f.recorder.enrolled(typed(Enrollment.Type.UNKNOWN, "dark", "on", "theme"));
        f.recorder.check("cart", null);

        f.recorder.active(experiment("checkout", "a", "cart"));
        f.recorder.active(typed(Enrollment.Type.ROLLOUT, "dark", "on", "theme"));
        f.recorder.check("cart", null);
        f.recorder.check("theme", null);

        assertThat(f.log.events())
                .containsExactly("ENROLLMENT checkout/a", "ENROLLMENT dark/on", "EXPOSURE checkout/a cart");
    }

    @Test
    void check_after_the_end_of_a_stay_is_no_exposure() {
        f.recorder.enrolled(experiment("checkout", "a", "cart"));
        f.recorder.disqualified("checkout", null, null);

        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT checkout/a", "DISQUALIFICATION checkout/a");
    }

    @Test
    void check_in_branches_a_b_a_is_three_exposures() {
        for (String branch : List.of("a", "b", "a")) {
            f.recorder.enrolled(experiment("checkout", branch, "cart"));
            f.recorder.check("cart", null);
        }

        assertThat(f.log.events())
                .filteredOn(e -> e.startsWith("EXPOSURE"))
                .containsExactly("EXPOSURE checkout/a cart", "EXPOSURE checkout/b cart", "EXPOSURE checkout/a cart");
    }

    @Test
    void check_that_a_full_log_refused_is_exposed_by_the_next() {
        f.recorder.enrolled(experiment("checkout", "a", "cart"));
        f.log.full = true;
        f.recorder.check("cart", null);
        f.log.full = false;

        f.recorder.check("cart", null);

        assertThat(f.log.events()).endsWith("EXPOSURE checkout/a cart");
    }

    @Test
    void check_after_the_ttl_is_a_new_exposure() {
        RecorderFixture ttl =
                new RecorderFixture(new ExposureSettings(Mode.SESSION, Duration.ofSeconds(10), Set.of(), List.of()));
        ttl.recorder.enrolled(experiment("checkout", "a", "cart"));

        ttl.recorder.check("cart", null);
        ttl.clock.advance(9_999);
        ttl.recorder.check("cart", null);
        ttl.clock.advance(1);
        ttl.recorder.check("cart", null);

        assertThat(ttl.log.events()).filteredOn(e -> e.startsWith("EXPOSURE")).hasSize(2);
    }

    @Test
    void check_in_mode_every_is_always_an_exposure() {
        RecorderFixture every = new RecorderFixture(new ExposureSettings(Mode.EVERY, null, Set.of(), List.of()));
        every.recorder.enrolled(experiment("checkout", "a", "cart"));

        every.recorder.check("cart", null);
        every.recorder.check("cart", null);

        assertThat(every.log.events()).filteredOn(e -> e.startsWith("EXPOSURE")).hasSize(2);
    }

    @Test
    void check_of_a_manual_feature_is_left_to_the_explicit_call() {
        RecorderFixture manual =
                new RecorderFixture(new ExposureSettings(Mode.SESSION, null, Set.of("cart"), List.of()));
        manual.recorder.enrolled(experiment("checkout", "a", "cart"));

        manual.recorder.check("cart", null);
        manual.recorder.exposure("cart", null, null);

        assertThat(manual.log.events()).containsExactly("ENROLLMENT checkout/a", "EXPOSURE checkout/a cart");
    }

    @Test
    void check_of_another_subject_is_counted_and_said_once() {
        f.recorder.enrolled(experiment("checkout", "a", "cart", "pay"));
        f.recorder.check("cart", "alice");

        f.recorder.check("pay", "bob");
        f.recorder.check("pay", "bob");

        assertThat(f.log.events()).endsWith("EXPOSURE checkout/a cart");
        assertThat(f.count("checks.other-subject")).isEqualTo(2);
        assertThat(f.said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("several subjects in one process, set subject=request");
    }

    @Test
    void check_without_a_subject_is_of_the_one_subject() {
        f.recorder.enrolled(experiment("checkout", "a", "cart"));
        f.recorder.check("other", "alice");

        f.recorder.check("cart", null);

        assertThat(f.log.events()).endsWith("EXPOSURE checkout/a cart");
    }
}

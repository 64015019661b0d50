package org.exposureagent.core.exposure.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.request.RequestFixture.experiment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.exposureagent.core.exposure.Mapping;
import org.junit.jupiter.api.Test;

class RequestRecorderTest {

    private final RequestFixture f = new RequestFixture();

    @Test
    void each_subject_is_enrolled_and_exposed_once() {
        for (int i = 0; i < 2; i++) {
            f.in("alice", "cart", "checkout", "treatment");
            f.in("bob", "cart", "checkout", "control");
        }

        assertThat(f.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/treatment",
                        "alice EXPOSURE checkout/treatment cart",
                        "bob ENROLLMENT checkout/control",
                        "bob EXPOSURE checkout/control cart");
    }

    @Test
    void second_feature_of_an_experiment_is_an_exposure_of_its_own() {
        f.in("alice", "cart", "checkout", "treatment");
        f.in("alice", "pay", "checkout", "treatment");
        f.in("alice", "pay", "checkout", "treatment");

        assertThat(f.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/treatment",
                        "alice EXPOSURE checkout/treatment cart",
                        "alice EXPOSURE checkout/treatment pay");
    }

    @Test
    void branch_change_ends_the_stay_and_back_again_are_three_exposures() {
        f.in("alice", "cart", "checkout", "a");
        f.in("alice", "cart", "checkout", "b");
        f.in("alice", "cart", "checkout", "a");

        assertThat(f.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/a",
                        "alice EXPOSURE checkout/a cart",
                        "alice UNENROLLMENT checkout/a branch-changed",
                        "alice ENROLLMENT checkout/b",
                        "alice EXPOSURE checkout/b cart",
                        "alice UNENROLLMENT checkout/b branch-changed",
                        "alice ENROLLMENT checkout/a",
                        "alice EXPOSURE checkout/a cart");
    }

    @Test
    void annotations_are_the_branch_of_the_event() {
        f.in("alice", "cart", "checkout", "a");
        f.in("alice", "cart", "checkout", "b");
        f.recorder.enrollFailed("other", null, "no reason", "alice");

        for (int i = 0; i < f.events.size() - 1; i++) {
            Event event = f.events.get(i);
            assertThat(f.annotations.get(i).active())
                    .isEqualTo(Map.of("checkout", new Annotation(String.valueOf(event.branch()), null)));
        }
        assertThat(f.annotations.get(f.events.size() - 1).active()).isEmpty();
    }

    @Test
    void evaluation_outside_ends_the_stay_of_that_subject_only() {
        f.in("alice", "cart", "checkout", "a");
        f.in("bob", "cart", "checkout", "a");

        f.evaluation("alice", "cart", null, null, Answer.OUT);
        f.evaluation("alice", "cart", "checkout", null, Answer.OUT);

        assertThat(f.lines())
                .endsWith("alice UNENROLLMENT checkout/a not-in-experiment")
                .hasSize(5);
    }

    @Test
    void check_without_a_stay_is_counted() {
        f.in("alice", "cart", "checkout", "a");

        f.recorder.check("cart", "bob");
        f.recorder.check("unknown", "alice");

        assertThat(f.events).hasSize(2);
        assertThat(f.count("checks.before-enrollment")).isEqualTo(2);
    }

    @Test
    void call_that_names_nobody_is_counted_and_told_once() {
        f.recorder.check("cart", null);
        f.recorder.enrolled(experiment("checkout", "a", "cart"), null);
        f.recorder.unenrolled("checkout", "a", null, null);

        assertThat(f.events).isEmpty();
        assertThat(f.count("checks.without-subject")).isEqualTo(3);
        assertThat(f.said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("names no subject");
    }

    @Test
    void hooks_enroll_and_unenroll_each_subject() {
        f.recorder.enrolled(experiment("checkout", "a", "cart"), "alice");
        f.recorder.enrolled(experiment("checkout", "b", "cart"), "bob");
        f.recorder.check("cart", "alice");
        f.recorder.check("cart", "bob");
        f.recorder.unenrolled("checkout", "a", "opt-out", "alice");
        f.recorder.check("cart", "alice");
        f.recorder.unenrolled("checkout", "a", "opt-out", "alice");
        f.recorder.disqualified("checkout", "b", null, "bob");

        assertThat(f.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/a",
                        "bob ENROLLMENT checkout/b",
                        "alice EXPOSURE checkout/a cart",
                        "bob EXPOSURE checkout/b cart",
                        "alice UNENROLLMENT checkout/a opt-out",
                        "bob DISQUALIFICATION checkout/b");
        assertThat(f.count("lifecycle.already-ended")).isEqualTo(1);
    }

    @Test
    void enrollment_by_a_hook_overrides_what_the_sdk_says() {
        f.recorder.enrolled(experiment("checkout", "a", "cart"), "alice");

        f.in("alice", "cart", "checkout", "b");
        f.evaluation("alice", "cart", "checkout", null, Answer.OUT);

        assertThat(f.lines()).containsExactly("alice ENROLLMENT checkout/a", "alice EXPOSURE checkout/a cart");
    }

    @Test
    void rollout_is_enrolled_and_never_exposed() {
        f.recorder.enrolled(new Enrollment("wide", "all", null, List.of("cart"), Enrollment.Type.ROLLOUT), "alice");

        f.recorder.check("cart", "alice");
        f.recorder.exposure("cart", "wide", "alice");

        assertThat(f.lines()).containsExactly("alice ENROLLMENT wide/all");
    }

    @Test
    void active_enrollment_is_exposed_and_not_announced() {
        f.recorder.active(experiment("checkout", "a", "cart"), "alice");

        f.recorder.check("cart", "alice");

        assertThat(f.lines()).containsExactly("alice EXPOSURE checkout/a cart");
    }

    @Test
    void end_of_a_stay_that_is_not_known_is_passed_on_with_its_branch() {
        f.recorder.unenrolled("checkout", "a", "gone", "alice");
        f.recorder.unenrollFailed("checkout", "does-not-exist", "alice");

        assertThat(f.lines())
                .containsExactly("alice UNENROLLMENT checkout/a gone", "alice UNENROLL_FAILED checkout does-not-exist");
        assertThat(f.annotations.get(0).active()).containsKey("checkout");
    }

    @Test
    void mapping_says_experiment_and_branch() {
        Mapping mapping = new Mapping(null, "cart", "checkout", Map.of("on", "treatment", "off", "control"));
        RequestFixture mapped =
                new RequestFixture(new ExposureSettings(Mode.SESSION, null, Set.of(), List.of(mapping)), 1_000);

        mapped.evaluation("alice", "cart", null, "on", Answer.UNKNOWN);
        mapped.evaluation("bob", "cart", null, "other", Answer.UNKNOWN);

        assertThat(mapped.lines())
                .containsExactly("alice ENROLLMENT checkout/treatment", "alice EXPOSURE checkout/treatment cart");
    }

    @Test
    void manual_feature_is_exposed_by_the_explicit_call_only() {
        RequestFixture manual =
                new RequestFixture(new ExposureSettings(Mode.SESSION, null, Set.of("cart"), List.of()), 1_000);
        manual.in("alice", "cart", "checkout", "a");
        manual.recorder.check("cart", "alice");

        manual.recorder.exposure("cart", null, "alice");
        manual.recorder.exposure(null, "checkout", "alice");

        assertThat(manual.lines()).containsExactly("alice ENROLLMENT checkout/a", "alice EXPOSURE checkout/a cart");
    }

    @Test
    void every_read_is_an_exposure_if_asked_for() {
        RequestFixture every = new RequestFixture(new ExposureSettings(Mode.EVERY, null, Set.of(), List.of()), 1_000);

        every.in("alice", "cart", "checkout", "a");
        every.in("alice", "cart", "checkout", "a");

        assertThat(every.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/a",
                        "alice EXPOSURE checkout/a cart",
                        "alice EXPOSURE checkout/a cart");
    }

    @Test
    void exposure_is_repeated_after_its_time_to_live() {
        RequestFixture timed = new RequestFixture(
                new ExposureSettings(Mode.SESSION, Duration.ofSeconds(10), Set.of(), List.of()), 1_000);
        timed.in("alice", "cart", "checkout", "a");
        timed.clock.advance(9_000);
        timed.in("alice", "cart", "checkout", "a");
        timed.clock.advance(1_000);

        timed.in("alice", "cart", "checkout", "a");

        assertThat(timed.lines())
                .containsExactly(
                        "alice ENROLLMENT checkout/a",
                        "alice EXPOSURE checkout/a cart",
                        "alice EXPOSURE checkout/a cart");
    }

    @Test
    void exposure_that_is_not_accepted_comes_again() {
        f.exposuresAreRefused = true;
        f.in("alice", "cart", "checkout", "a");
        f.recorder.check("cart", "alice");
        f.exposuresAreRefused = false;

        f.recorder.check("cart", "alice");

        assertThat(f.lines()).containsExactly("alice ENROLLMENT checkout/a", "alice EXPOSURE checkout/a cart");
    }

    @Test
    void subject_that_was_forgotten_begins_anew() {
        RequestFixture small = new RequestFixture(ExposureSettings.DEFAULT, 3);
        for (int i = 0; i < 10; i++) {
            small.clock.advance(1_000);
            small.in("user-" + i, "cart", "checkout", "a");
        }

        small.in("user-9", "cart", "checkout", "a");
        small.in("user-0", "cart", "checkout", "a");

        assertThat(small.lines())
                .hasSize(22)
                .endsWith("user-0 ENROLLMENT checkout/a", "user-0 EXPOSURE checkout/a cart");
        assertThat(small.count("subjects.evicted")).isEqualTo(7);
    }

    @Test
    void long_slugs_are_shortened_alike_in_event_and_annotation() {
        f.in("alice", "cart", "x".repeat(120), "y".repeat(120));
        f.in("alice", "cart", "x".repeat(120), "y".repeat(120));

        assertThat(f.events).hasSize(2);
        assertThat(f.events.get(0).experiment()).hasSize(100);
        assertThat(f.annotations.get(0).active())
                .containsOnlyKeys(f.events.get(0).experiment());
    }

    @Test
    void more_features_than_fit_are_counted_and_told() {
        for (int i = 0; i < Entry.MAX_FEATURES + 2; i++) {
            f.in("alice", "feature-" + i, "checkout", "a");
        }

        assertThat(f.events).hasSize(Entry.MAX_FEATURES + 1);
        assertThat(f.count("exposures.unattributed")).isEqualTo(2);
        assertThat(f.said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("features of an experiment");
    }

    @Test
    void subject_that_is_switched_off_leaves_and_is_not_recorded_until_it_is_on_again() {
        f.in("alice", "cart", "checkout", "a");
        f.in("bob", "cart", "checkout", "a");

        boolean wasTheOnlyOne = f.recorder.off("alice");
        f.in("alice", "cart", "checkout", "a");
        f.recorder.enrolled(experiment("other", "b", "pay"), "alice");
        f.recorder.on("alice");
        f.in("alice", "cart", "checkout", "b");

        assertThat(wasTheOnlyOne).isFalse();
        assertThat(f.lines().subList(4, f.lines().size()))
                .containsExactly(
                        "alice UNENROLLMENT checkout/a telemetry-disabled",
                        "alice ENROLLMENT checkout/b",
                        "alice EXPOSURE checkout/b cart");
        assertThat(f.count("checks.without-subject")).isZero();
    }

    @Test
    void closed_recorder_records_nothing() {
        f.recorder.close();

        f.in("alice", "cart", "checkout", "a");
        f.recorder.check("cart", "alice");

        assertThat(f.events).isEmpty();
    }
}

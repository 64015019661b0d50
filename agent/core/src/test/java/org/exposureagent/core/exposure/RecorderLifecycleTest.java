package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;
import static org.exposureagent.core.exposure.RecorderFixture.withId;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderLifecycleTest {

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void enrollment_carries_annotations_that_hold_it() {
        f.recorder.enrolled(withId("one", "a", "id-1"));

        assertThat(f.log.last().annotations())
                .isEqualTo(new Annotations(1, Map.of("one", new Annotation("a", "id-1"))));
    }

    @Test
    void unenrollment_carries_annotations_that_still_hold_it() {
        f.recorder.enrolled(experiment("one", "a"));

        f.recorder.unenrolled("one", "a", "optout");

        assertThat(f.log.events()).endsWith("UNENROLLMENT one/a optout");
        assertThat(f.log.last().annotations().active()).containsKey("one");
    }

    @Test
    void close_ends_each_stay_with_its_annotation_and_those_of_earlier_runs() {
        f.announcedEarlier.put("earlier", "b");
        f.announcedEarlier.put("one", "b");
        f.announcedEarlier.put("over", "b");
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.unenrolled("over", null, null);
        f.log.appended.clear();

        f.recorder.close();

        assertThat(f.log.events())
                .containsExactly("UNENROLLMENT one/a telemetry-disabled", "UNENROLLMENT earlier/b telemetry-disabled");
        assertThat(f.log.appended)
                .allSatisfy(each -> assertThat(each.annotations().active())
                        .containsKey(each.event().experiment()));
    }

    @Test
    void nothing_is_recorded_after_close() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.close();
        f.log.appended.clear();

        f.recorder.check("cart", null);
        f.recorder.enrolled(experiment("two", "a", "cart"));
        f.recorder.check("cart", null);
        f.evaluation("pay", "three", "a", Answer.IN);
        f.recorder.unenrolled("four", "a", null);
        f.recorder.enrollFailed("five", null, "feature-conflict");

        assertThat(f.log.events()).isEmpty();
    }

    @Test
    void annotation_is_off_after_the_end() {
        f.recorder.enrolled(experiment("one", "a"));
        f.recorder.disqualified("one", "a", "targeting");

        f.recorder.enrollFailed("two", null, "feature-conflict");

        assertThat(f.log.last().annotations()).isEqualTo(new Annotations(2, Map.of()));
    }

    @Test
    void enrolled_again_in_the_same_branch_is_no_event() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        f.recorder.enrolled(experiment("one", "a", "cart", "pay"));
        f.recorder.check("cart", null);
        f.recorder.check("pay", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart", "EXPOSURE one/a pay");
        assertThat(f.log.last().annotations().epoch()).isEqualTo(1);
    }

    @Test
    void enrolled_again_with_an_id_changes_the_annotation_and_its_epoch() {
        f.recorder.enrolled(experiment("one", "a", "cart"));

        f.recorder.enrolled(withId("one", "a", "id-1"));
        f.recorder.check("cart", null);

        assertThat(f.log.events()).endsWith("EXPOSURE one/a cart");
        assertThat(f.log.last().annotations())
                .isEqualTo(new Annotations(2, Map.of("one", new Annotation("a", "id-1"))));
    }

    @Test
    void enrolled_in_another_branch_is_a_new_stay_and_the_old_ones_late_end_is_ignored() {
        f.recorder.enrolled(experiment("one", "a"));
        f.recorder.enrolled(experiment("one", "b"));

        f.recorder.unenrolled("one", "a", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "ENROLLMENT one/b");
        assertThat(f.count("lifecycle.already-ended")).isEqualTo(1);
    }

    @Test
    void enrolled_in_a_stay_of_an_earlier_run_is_annotated_without_event() {
        f.emittedEarlier.add("one/a");

        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("EXPOSURE one/a cart");
        assertThat(f.log.last().annotations().active()).containsKey("one");
    }

    @Test
    void enrolled_after_an_end_in_this_run_is_an_event_whatever_earlier_runs_sent() {
        f.emittedEarlier.add("one/a");
        f.recorder.enrolled(experiment("one", "a"));
        f.recorder.unenrolled("one", null, null);

        f.recorder.enrolled(experiment("one", "a"));

        assertThat(f.log.events()).containsExactly("UNENROLLMENT one/a", "ENROLLMENT one/a");
    }

    @Test
    void active_annotates_without_event_and_exposes() {
        f.recorder.active(experiment("one", "a", "cart"));

        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("EXPOSURE one/a cart");
    }

    @Test
    void active_keeps_what_was_exposed() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        f.recorder.active(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    @Test
    void unenrollment_of_what_is_not_active_is_an_event_once() {
        f.recorder.unenrolled("one", "a", "gone");

        f.recorder.unenrolled("one", null, "gone");

        assertThat(f.log.events()).containsExactly("UNENROLLMENT one/a gone");
        assertThat(f.count("lifecycle.already-ended")).isEqualTo(1);
    }

    @Test
    void unenrollment_that_names_another_branch_ends_the_stay_that_is_annotated() {
        f.recorder.enrolled(experiment("one", "a"));

        f.recorder.unenrolled("one", "b", "gone");

        assertThat(f.log.events()).endsWith("UNENROLLMENT one/a gone");
        assertThat(f.count("lifecycle.other-branch")).isEqualTo(1);
    }

    @Test
    void unenrollment_without_a_known_branch_leaves_it_out() {
        f.recorder.unenrolled("one", "N/A", null);

        assertThat(f.log.events()).containsExactly("UNENROLLMENT one");
    }

    @Test
    void failures_are_events_that_change_nothing() {
        f.recorder.enrolled(experiment("one", "a", "cart"));

        f.recorder.enrollFailed("two", "N/A", "feature-conflict");
        f.recorder.unenrollFailed("one", "already-unenrolled");

        assertThat(f.log.events())
                .endsWith("ENROLL_FAILED two feature-conflict", "UNENROLL_FAILED one already-unenrolled");
        assertThat(f.log.last().annotations().epoch()).isEqualTo(1);
    }

    @Test
    void long_slugs_are_the_same_in_event_annotation_and_end() {
        String slug = "x".repeat(101);
        f.recorder.enrolled(experiment(slug, slug, "cart"));

        f.recorder.check("cart", null);
        f.recorder.unenrolled(slug, slug, null);

        String stored = Slug.shorten(slug);
        assertThat(f.log.appended).hasSize(3).allSatisfy(appended -> {
            assertThat(List.of(
                            appended.event().experiment(),
                            String.valueOf(appended.event().branch())))
                    .containsExactly(stored, stored);
            assertThat(appended.annotations().active()).containsEntry(stored, new Annotation(stored, null));
        });
    }

    @Test
    void features_with_nulls_and_repeats_are_taken_without() {
        Enrollment enrollment =
                new Enrollment("one", "a", null, Arrays.asList("cart", null, "cart"), Enrollment.Type.EXPERIMENT);
        f.recorder.enrolled(enrollment);

        f.recorder.check("cart", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    @Test
    void stay_whose_announcement_was_discarded_is_announced_again_at_its_next_hook_once() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.lost.add("one/a");

        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.enrolled(experiment("one", "a", "cart"));

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "ENROLLMENT one/a");
        assertThat(f.log.last().annotations().active()).containsEntry("one", new Annotation("a", null));
    }

    @Test
    void stay_whose_announcement_was_discarded_is_announced_again_at_its_next_evaluation_once() {
        f.evaluation("cart", "one", "a", Answer.IN);
        f.lost.add("one/a");

        f.evaluation("cart", "one", "a", Answer.IN);
        f.evaluation("cart", "one", "a", Answer.IN);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart", "ENROLLMENT one/a");
    }

    @Test
    void stay_of_an_earlier_run_whose_announcement_was_discarded_is_announced_once() {
        f.emittedEarlier.add("one/a");
        f.lost.add("one/a");

        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.enrolled(experiment("one", "a", "cart"));

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a");
    }
}

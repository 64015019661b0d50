package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecorderEvaluationTest {

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void evaluation_into_a_branch_starts_the_stay_and_exposes_it() {
        f.evaluation("cart", "one", "a", Answer.IN);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
        assertThat(f.log.last().annotations().active()).containsKey("one");
    }

    @Test
    void evaluation_repeated_is_silent_and_reads_no_clock() {
        f.evaluation("cart", "one", "a", Answer.IN);
        int reads = f.clock.reads();

        f.evaluation("cart", "one", "a", Answer.IN);

        assertThat(f.log.events()).hasSize(2);
        assertThat(f.clock.reads()).isEqualTo(reads);
    }

    @Test
    void evaluation_of_a_stay_of_an_earlier_run_exposes_without_enrollment() {
        f.emittedEarlier.add("one/a");

        f.evaluation("cart", "one", "a", Answer.IN);

        assertThat(f.log.events()).containsExactly("EXPOSURE one/a cart");
    }

    @Test
    void evaluation_into_another_branch_ends_the_stay_first() {
        f.evaluation("cart", "one", "a", Answer.IN);

        f.evaluation("cart", "one", "b", Answer.IN);

        assertThat(f.log.events())
                .endsWith("UNENROLLMENT one/a branch-changed", "ENROLLMENT one/b", "EXPOSURE one/b cart");
    }

    @Test
    void evaluation_outside_ends_the_stay() {
        f.evaluation("cart", "one", "a", Answer.IN);

        f.evaluation("cart", "one", "a", Answer.OUT);
        f.evaluation("cart", "one", "a", Answer.OUT);

        assertThat(f.log.events()).endsWith("EXPOSURE one/a cart", "UNENROLLMENT one/a not-in-experiment");
    }

    @Test
    void evaluation_outside_another_experiment_ends_what_the_feature_started() {
        f.evaluation("cart", "one", "a", Answer.IN);
        f.evaluation("pay", "three", "a", Answer.IN);

        f.evaluation("cart", "two", "b", Answer.OUT);

        assertThat(f.log.events())
                .endsWith("EXPOSURE three/a pay", "UNENROLLMENT one/a not-in-experiment")
                .hasSize(5);
    }

    @Test
    void evaluation_outside_without_slug_ends_what_the_feature_started() {
        f.evaluation("cart", "one", "a", Answer.IN);

        f.evaluation("cart", null, null, Answer.OUT);

        assertThat(f.log.events()).endsWith("UNENROLLMENT one/a not-in-experiment");
    }

    @Test
    void evaluation_that_failed_concludes_nothing() {
        f.evaluation("cart", "one", "a", Answer.IN);

        f.recorder.evaluation("openfeature", "cart", null, "one", "b", null, Answer.FAILED);

        assertThat(f.log.events()).hasSize(2);
    }

    @Test
    void evaluation_with_a_slug_alone_is_counted_only() {
        f.evaluation("cart", "one", "a", Answer.UNKNOWN);
        f.evaluation("cart", null, "a", Answer.IN);
        f.evaluation("cart", "one", null, Answer.IN);

        assertThat(f.log.events()).isEmpty();
        assertThat(f.count("checks.before-enrollment")).isEqualTo(3);
    }

    @Test
    void evaluation_of_an_explicitly_enrolled_feature_exposes_the_hooks_branch() {
        f.recorder.enrolled(experiment("one", "a", "cart"));

        f.evaluation("cart", "two", "b", Answer.OUT);
        f.evaluation("cart", "two", "b", Answer.IN);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    @Test
    void evaluation_never_moves_or_ends_an_explicit_stay_of_another_feature() {
        f.recorder.enrolled(experiment("one", "a", "pay"));

        f.evaluation("cart", "one", "b", Answer.IN);
        f.evaluation("cart", "one", "b", Answer.OUT);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a");
    }

    @Test
    void evaluation_into_the_branch_of_an_explicit_stay_adds_its_feature() {
        f.recorder.enrolled(experiment("one", "a", "pay"));

        f.evaluation("cart", "one", "a", Answer.IN);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    @Test
    void evaluation_of_a_manual_feature_enrolls_without_exposure() {
        RecorderFixture manual =
                new RecorderFixture(new ExposureSettings(Mode.SESSION, null, Set.of("cart"), List.of()));

        manual.evaluation("cart", "one", "a", Answer.IN);
        manual.evaluation("cart", "one", "a", Answer.IN);

        assertThat(manual.log.events()).containsExactly("ENROLLMENT one/a");
    }

    @Test
    void evaluation_of_a_mapped_feature_takes_experiment_and_branch_from_the_mapping() {
        RecorderFixture mapped = mapped(new Mapping("openfeature", "cart", "one", Map.of("on", "treatment")));

        mapped.evaluation("cart", null, "on", Answer.UNKNOWN);
        mapped.evaluation("cart", null, "off", Answer.UNKNOWN);

        assertThat(mapped.log.events())
                .containsExactly(
                        "ENROLLMENT one/treatment",
                        "EXPOSURE one/treatment cart",
                        "UNENROLLMENT one/treatment not-in-experiment");
    }

    @Test
    void evaluation_of_a_mapped_feature_without_branches_takes_the_variant() {
        RecorderFixture mapped = mapped(new Mapping(null, "cart", "one", Map.of()));

        mapped.evaluation("cart", "ignored", "a", Answer.UNKNOWN);
        mapped.evaluation("cart", "ignored", null, Answer.UNKNOWN);

        assertThat(mapped.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
        assertThat(mapped.count("checks.before-enrollment")).isEqualTo(1);
    }

    @Test
    void evaluation_without_slug_is_inferred_only_where_that_is_wanted() {
        RecorderFixture inferring = inferring();

        f.evaluation("cart", null, "a", Answer.UNKNOWN);
        inferring.evaluation("cart", null, "a", Answer.UNKNOWN);
        inferring.evaluation("cart", null, "a", Answer.IN);

        assertThat(f.log.events()).isEmpty();
        assertThat(inferring.log.events()).containsExactly("ENROLLMENT cart/a", "EXPOSURE cart/a cart");
    }

    @Test
    void evaluation_inferred_follows_the_variant_and_the_sdk_that_says_out() {
        RecorderFixture inferring = inferring();

        inferring.evaluation("cart", null, "a", Answer.UNKNOWN);
        inferring.evaluation("cart", null, "b", Answer.UNKNOWN);
        inferring.evaluation("cart", null, "b", Answer.OUT);

        assertThat(inferring.log.events())
                .endsWith(
                        "UNENROLLMENT cart/a branch-changed",
                        "ENROLLMENT cart/b",
                        "EXPOSURE cart/b cart",
                        "UNENROLLMENT cart/b not-in-experiment");
    }

    @Test
    void evaluation_is_not_inferred_with_a_slug_without_a_variant_or_after_an_error() {
        RecorderFixture inferring = inferring();

        inferring.evaluation("cart", "one", "a", Answer.UNKNOWN);
        inferring.evaluation("cart", null, null, Answer.UNKNOWN);
        inferring.evaluation("cart", null, "a", Answer.FAILED);

        assertThat(inferring.log.events()).isEmpty();
    }

    @Test
    void evaluation_of_a_mapped_feature_whose_variant_is_not_named_takes_the_branch_of_its_state() {
        RecorderFixture mapped = mapped(new Mapping(null, "cart", "one", Map.of("on", "treatment", "blue", "special")));

        state(mapped, "green", "on", Answer.UNKNOWN);
        state(mapped, "blue", "on", Answer.UNKNOWN);
        state(mapped, null, "off", Answer.UNKNOWN);

        assertThat(mapped.log.events())
                .containsExactly(
                        "ENROLLMENT one/treatment",
                        "EXPOSURE one/treatment cart",
                        "UNENROLLMENT one/treatment branch-changed",
                        "ENROLLMENT one/special",
                        "EXPOSURE one/special cart",
                        "UNENROLLMENT one/special not-in-experiment");
    }

    @Test
    void state_of_a_feature_whose_variants_are_mapped_says_nothing() {
        RecorderFixture mapped = mapped(new Mapping(null, "cart", "one", Map.of("blue", "treatment")));

        state(mapped, "blue", "on", Answer.UNKNOWN);
        state(mapped, null, "on", Answer.UNKNOWN);
        state(mapped, null, "off", Answer.UNKNOWN);

        assertThat(mapped.log.events()).containsExactly("ENROLLMENT one/treatment", "EXPOSURE one/treatment cart");
    }

    @Test
    void variant_that_the_sdk_calls_none_is_no_branch_of_a_mapping_without_branches() {
        RecorderFixture mapped = mapped(new Mapping(null, "cart", "one", Map.of()));

        state(mapped, "blue", "on", Answer.UNKNOWN);
        state(mapped, "disabled", "off", Answer.OUT);

        assertThat(mapped.log.events()).endsWith("UNENROLLMENT one/blue not-in-experiment");
    }

    @Test
    void evaluation_of_another_sdk_does_not_use_the_mapping() {
        RecorderFixture mapped = mapped(new Mapping("launchdarkly", "cart", "one", Map.of()));

        mapped.evaluation("cart", null, "a", Answer.UNKNOWN);

        assertThat(mapped.log.events()).isEmpty();
    }

    @Test
    void evaluation_of_another_subject_concludes_nothing() {
        f.recorder.evaluation("openfeature", "cart", "alice", "one", "a", null, Answer.IN);

        f.recorder.evaluation("openfeature", "cart", "bob", "one", "b", null, Answer.IN);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
        assertThat(f.count("checks.other-subject")).isEqualTo(1);
    }

    private static RecorderFixture inferring() {
        return new RecorderFixture(new ExposureSettings(Mode.SESSION, null, Set.of(), List.of(), true));
    }

    private static void state(RecorderFixture f, @Nullable String variant, String state, Answer answer) {
        f.recorder.evaluation("unleash", "cart", null, null, variant, state, answer);
    }

    private static RecorderFixture mapped(Mapping mapping) {
        return new RecorderFixture(new ExposureSettings(Mode.SESSION, null, Set.of(), List.of(mapping)));
    }
}

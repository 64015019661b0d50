package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;
import static org.exposureagent.core.exposure.RecorderFixture.typed;

import org.junit.jupiter.api.Test;

class RecorderExplicitExposureTest {

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void exposure_of_a_feature_exposes_each_experiment_on_it() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.enrolled(experiment("two", "b", "cart"));

        f.recorder.exposure("cart", null, null);

        assertThat(f.log.events()).endsWith("EXPOSURE one/a cart", "EXPOSURE two/b cart");
    }

    @Test
    void exposure_of_a_named_experiment_exposes_only_that() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.enrolled(experiment("two", "b", "cart"));

        f.recorder.exposure("cart", "two", null);

        assertThat(f.log.events()).endsWith("ENROLLMENT two/b", "EXPOSURE two/b cart");
    }

    @Test
    void exposure_and_check_are_deduplicated_together() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        f.recorder.exposure("cart", "one", null);
        f.recorder.exposure(null, "one", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT one/a", "EXPOSURE one/a cart");
    }

    @Test
    void exposure_without_feature_of_a_stay_with_several_names_none() {
        f.recorder.enrolled(experiment("one", "a", "cart", "pay"));

        f.recorder.exposure(null, "one", null);

        assertThat(f.log.events()).endsWith("EXPOSURE one/a");
    }

    @Test
    void exposure_of_a_rollout_or_of_nothing_enrolled_is_none() {
        f.recorder.enrolled(typed(Enrollment.Type.ROLLOUT, "dark", "on", "theme"));

        f.recorder.exposure("theme", "dark", null);
        f.recorder.exposure("theme", null, null);
        f.recorder.exposure("cart", "checkout", null);

        assertThat(f.log.events()).containsExactly("ENROLLMENT dark/on");
        assertThat(f.count("checks.before-enrollment")).isEqualTo(1);
    }
}

package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.RecorderFixture.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.junit.jupiter.api.Test;

/** Which checks are over before they are decided: those that cannot be events. */
class RecorderSettledTest {

    private final RecorderFixture f = new RecorderFixture();

    @Test
    void exposed_feature_is_settled_and_an_unexposed_one_is_not() {
        f.recorder.enrolled(experiment("one", "a", "cart", "pay"));

        f.recorder.check("cart", null);

        assertThat(f.recorder.settles("cart", null)).isTrue();
        assertThat(f.recorder.settles("pay", null)).isFalse();
    }

    @Test
    void check_of_what_nobody_is_enrolled_on_is_settled_and_counted() {
        boolean settles = f.recorder.settles("unknown", null);

        assertThat(settles).isTrue();
        assertThat(f.count("checks.before-enrollment")).isEqualTo(1);
    }

    @Test
    void exposure_that_was_refused_settles_nothing() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.log.full = true;

        f.recorder.check("cart", null);

        assertThat(f.recorder.settles("cart", null)).isFalse();
    }

    @Test
    void another_experiment_on_the_feature_unsettles_it_until_that_is_exposed_too() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);
        f.recorder.enrolled(experiment("two", "b", "cart"));

        boolean before = f.recorder.settles("cart", null);
        f.recorder.check("cart", null);

        assertThat(before).isFalse();
        assertThat(f.recorder.settles("cart", null)).isTrue();
        assertThat(f.log.events()).endsWith("EXPOSURE one/a cart", "ENROLLMENT two/b", "EXPOSURE two/b cart");
    }

    @Test
    void next_stay_unsettles_the_feature() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", null);

        f.recorder.unenrolled("one", "a", null);
        f.recorder.enrolled(experiment("one", "a", "cart"));

        assertThat(f.recorder.settles("cart", null)).isFalse();
    }

    @Test
    void check_of_another_subject_is_not_settled_since_it_is_counted() {
        f.recorder.enrolled(experiment("one", "a", "cart"));
        f.recorder.check("cart", "alice");

        assertThat(f.recorder.settles("cart", "alice")).isTrue();
        assertThat(f.recorder.settles("cart", "bob")).isFalse();
    }

    @Test
    void nothing_is_settled_where_later_reads_are_exposures() {
        RecorderFixture every = new RecorderFixture(new ExposureSettings(Mode.EVERY, null, Set.of(), List.of()));
        RecorderFixture hourly =
                new RecorderFixture(new ExposureSettings(Mode.SESSION, Duration.ofHours(1), Set.of(), List.of()));

        for (RecorderFixture each : List.of(every, hourly)) {
            each.recorder.enrolled(experiment("one", "a", "cart"));
            each.recorder.check("cart", null);
        }

        assertThat(every.recorder.settles("cart", null)).isFalse();
        assertThat(hourly.recorder.settles("cart", null)).isFalse();
    }
}

package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.exposure.EventKind.DISQUALIFICATION;
import static org.exposureagent.core.exposure.EventKind.ENROLLMENT;
import static org.exposureagent.core.exposure.EventKind.EXPOSURE;
import static org.exposureagent.core.exposure.EventKind.UNENROLLMENT;
import static org.exposureagent.core.ping.PingFixture.annotations;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.EventKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingAssemblerTest {

    @TempDir
    private File temp;

    private final List<Ping> sealed = new ArrayList<>();
    private PingFixture f;

    @BeforeEach
    void create() {
        f = new PingFixture(temp, PingFixture.settings(4, Duration.ofSeconds(60)));
    }

    @Test
    void enrollments_in_a_row_share_a_ping_with_the_state_after_the_last() {
        add(ENROLLMENT, "one", "a", annotations(1, "one", "a"));
        add(ENROLLMENT, "two", "b", annotations(2, "one", "a", "two", "b"));

        assertThat(finish()).containsExactly("enrollment one, enrollment two under {one=a, two=b}");
    }

    @Test
    void exposure_under_the_last_enrollments_state_joins_them() {
        add(ENROLLMENT, "one", "a", annotations(1, "one", "a"));
        add(ENROLLMENT, "two", "b", annotations(2, "one", "a", "two", "b"));
        add(EXPOSURE, "one", "a", annotations(2, "one", "a", "two", "b"));

        assertThat(finish()).containsExactly("enrollment one, enrollment two, exposure one under {one=a, two=b}");
    }

    @Test
    void enrollment_after_an_exposure_starts_a_ping() {
        add(ENROLLMENT, "one", "a", annotations(1, "one", "a"));
        add(EXPOSURE, "one", "a", annotations(1, "one", "a"));
        add(ENROLLMENT, "two", "b", annotations(2, "one", "a", "two", "b"));

        assertThat(finish())
                .containsExactly("enrollment one, exposure one under {one=a}", "enrollment two under {one=a, two=b}");
        assertThat(sealed).extracting(PingFixture::reason).containsExactly("annotation_change", "inactive");
    }

    @Test
    void enrollment_in_another_branch_starts_a_ping() {
        add(ENROLLMENT, "one", "a", annotations(1, "one", "a"));
        add(ENROLLMENT, "one", "b", annotations(2, "one", "b"));

        assertThat(finish()).containsExactly("enrollment one under {one=a}", "enrollment one under {one=b}");
    }

    @Test
    void ends_in_a_row_share_a_ping_with_the_state_before_the_first() {
        add(EXPOSURE, "one", "a", annotations(2, "one", "a", "two", "b"));
        add(UNENROLLMENT, "one", "a", annotations(2, "one", "a", "two", "b"));
        add(DISQUALIFICATION, "two", "b", annotations(3, "two", "b"));

        assertThat(finish())
                .containsExactly("exposure one, unenrollment one, disqualification two under {one=a, two=b}");
    }

    @Test
    void exposure_after_an_end_starts_a_ping() {
        add(UNENROLLMENT, "one", "a", annotations(2, "one", "a", "two", "b"));
        add(EXPOSURE, "two", "b", annotations(3, "two", "b"));
        add(UNENROLLMENT, "two", "b", annotations(3, "two", "b"));

        assertThat(finish())
                .containsExactly(
                        "unenrollment one under {one=a, two=b}", "exposure two, unenrollment two under {two=b}");
    }

    @Test
    void end_after_a_silent_change_starts_a_ping() {
        add(UNENROLLMENT, "one", "a", annotations(2, "one", "a", "two", "b"));
        add(UNENROLLMENT, "two", "b", annotations(4, "two", "b", "three", "c"));

        assertThat(finish())
                .containsExactly("unenrollment one under {one=a, two=b}", "unenrollment two under {three=c, two=b}");
    }

    @Test
    void late_events_of_one_epoch_share_a_ping_of_their_own_that_goes_first() {
        add(EXPOSURE, "two", "b", annotations(3, "two", "b"));
        add(UNENROLLMENT, "one", "a", annotations(2, "one", "a", "two", "b"));
        add(EXPOSURE, "two", "b", annotations(3, "two", "b"));
        add(EXPOSURE, "one", "a", annotations(2, "one", "a", "two", "b"));

        assertThat(finish())
                .containsExactly(
                        "unenrollment one, exposure one under {one=a, two=b}",
                        "exposure two, exposure two under {two=b}");
    }

    @Test
    void exposure_of_an_epoch_inside_shared_enrollments_never_goes_before_its_enrollment() {
        add(ENROLLMENT, "one", "a", annotations(1, "one", "a"));
        add(ENROLLMENT, "two", "b", annotations(2, "one", "a", "two", "b"));
        add(EXPOSURE, "one", "a", annotations(1, "one", "a"));

        assertThat(finish())
                .containsExactly("enrollment one, enrollment two under {one=a, two=b}", "exposure one under {one=a}");
    }

    @Test
    void ping_with_as_many_events_as_it_may_have_is_sealed() {
        for (int i = 0; i < 5; i++) {
            add(EXPOSURE, "one", "a", annotations(1, "one", "a"));
        }

        assertThat(sealed).hasSize(1).extracting(PingFixture::reason).containsExactly("max_capacity");
        assertThat(PingFixture.body(sealed.get(0)).get("events")).hasSize(4);
    }

    @Test
    void ping_is_sealed_when_its_first_event_is_old_enough() {
        add(EXPOSURE, "one", "a", annotations(1, "one", "a"));
        f.clock.advance(59_999);
        add(EXPOSURE, "one", "a", annotations(1, "one", "a"));

        long due = f.assembler.dueInMillis();
        List<Ping> early = f.assembler.age();
        f.clock.advance(1);
        List<Ping> old = f.assembler.age();

        assertThat(due).isEqualTo(1);
        assertThat(early).isEmpty();
        assertThat(old).hasSize(1).extracting(PingFixture::reason).containsExactly("max_age");
    }

    @Test
    void nothing_open_is_never_due() {
        assertThat(f.assembler.dueInMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(f.assembler.finish()).isEmpty();
    }

    private void add(EventKind kind, String experiment, String branch, Annotations annotations) {
        sealed.addAll(f.assembler.add(f.record(kind, experiment, branch, annotations)));
    }

    private List<String> finish() {
        sealed.addAll(f.assembler.finish());
        return sealed.stream().map(PingFixture::summary).toList();
    }
}

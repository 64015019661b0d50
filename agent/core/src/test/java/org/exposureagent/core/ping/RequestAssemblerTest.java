package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestAssemblerTest {

    private static final Annotations A = new Annotations(1, Map.of("one", new Annotation("a", null)));
    private static final Annotations B = new Annotations(2, Map.of("one", new Annotation("b", null)));

    @TempDir
    private File temp;

    private final List<Integer> sealedRecords = new ArrayList<>();
    private PingFixture f;
    private long records;

    @BeforeEach
    void settings() {
        PingSettings server = new PingSettings(
                Format.CIRRUS,
                "shop",
                "1",
                "1",
                "production",
                "0.1.0",
                "not sent",
                null,
                List.of(),
                3,
                Duration.ofSeconds(60));
        f = new PingFixture(temp, server, (seal, of) -> sealedRecords.add(of.size()));
    }

    @Test
    void branches_and_enrollments_have_pings_of_their_own() {
        add(EventKind.ENROLLMENT, A, "u1");
        add(EventKind.ENROLLMENT, B, "u2");
        add(EventKind.EXPOSURE, A, "u1");
        add(EventKind.EXPOSURE, B, "u2");
        add(EventKind.ENROLL_FAILED, Annotations.NONE, "u3");

        List<Ping> pings = f.assembler.finish();

        assertThat(pings)
                .extracting(Ping::name)
                .containsExactly("enrollment", "events", "enrollment", "events", "events");
        assertThat(pings.get(1).body())
                .contains("\"experiments\":{\"one\":{\"branch\":\"a\"}}", "\"nimbus_user_id\":\"u1\"")
                .doesNotContain("u2", "client_id", "not sent");
        assertThat(pings.get(4).body()).doesNotContain("experiments");
        assertThat(sealedRecords).containsExactly(1, 1, 1, 1, 1);
        assertThat(pings).allSatisfy(ping -> assertThat(ping.stays()).isEmpty());
    }

    @Test
    void full_ping_takes_its_enrollments_along_and_leaves_other_branches_open() {
        add(EventKind.ENROLLMENT, A, "u1");
        add(EventKind.EXPOSURE, B, "u2");
        add(EventKind.EXPOSURE, A, "u1");
        add(EventKind.EXPOSURE, A, "u1");

        List<Ping> full = add(EventKind.EXPOSURE, A, "u1");

        assertThat(full).extracting(Ping::name).containsExactly("enrollment", "events");
        assertThat(f.assembler.finish())
                .singleElement()
                .extracting(Ping::body)
                .asString()
                .contains("u2");
    }

    @Test
    void new_stay_comes_behind_the_end_of_the_one_before() {
        add(EventKind.UNENROLLMENT, A, "u1");

        List<Ping> ended = add(EventKind.ENROLLMENT, A, "u1");

        assertThat(ended).singleElement().extracting(Ping::body).asString().contains("unenrollment");
        assertThat(f.assembler.finish()).extracting(Ping::name).containsExactly("enrollment");
    }

    @Test
    void each_branch_is_sealed_when_it_is_old_enough() {
        add(EventKind.EXPOSURE, A, "u1");
        f.clock.advance(40_000);
        add(EventKind.EXPOSURE, B, "u2");
        assertThat(f.assembler.dueInMillis()).isEqualTo(20_000);
        f.clock.advance(20_000);

        List<Ping> old = f.assembler.age();

        assertThat(old).singleElement().extracting(Ping::body).asString().contains("u1");
        assertThat(f.assembler.dueInMillis()).isEqualTo(40_000);
    }

    private List<Ping> add(EventKind kind, Annotations annotations, String subject) {
        String branch = annotations.active().containsKey("one")
                ? annotations.active().get("one").branch()
                : null;
        Event event = new Event(kind, FakeClock.START, f.clock.monotonicMillis(), "one", branch, "cart", null, subject);
        return f.assembler.add(new Recorded(records++, event, annotations));
    }
}

package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.exposureagent.core.diagnostics.Counters;
import org.junit.jupiter.api.Test;

class PendingPingsTest {

    private final Counters counters = new Counters();
    private final PendingPings pending = new PendingPings(counters);

    @Test
    void pings_leave_in_their_order() {
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2)));

        pending.removeHead();

        assertThat(Objects.requireNonNull(pending.head()).seq()).isEqualTo(2);
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void ping_too_many_is_dropped_and_counted() {
        for (int i = 0; i < Limits.PENDING_PINGS; i++) {
            pending.addAll(List.of(Samples.ping(i)));
        }

        pending.addAll(List.of(Samples.ping(-1)));

        assertThat(pending.size()).isEqualTo(Limits.PENDING_PINGS);
        assertThat(counters.snapshot()).containsEntry("pings.dropped", 1L);
    }

    @Test
    void characters_are_bounded_and_given_back() {
        String half = "x".repeat(Limits.PENDING_CHARACTERS / 2);
        pending.addAll(List.of(Samples.ping(1, half), Samples.ping(2, half), Samples.ping(3, "x")));

        pending.removeHead();
        pending.addAll(List.of(Samples.ping(4, "x")));

        assertThat(pending.size()).isEqualTo(2);
        assertThat(counters.snapshot()).containsEntry("pings.dropped", 1L);
    }
}

package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.ping.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final Outcome FAILED = new Outcome.Failed(null, "status 503");

    @TempDir
    private File temp;

    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final FakeSink sink = new FakeSink();
    private final PendingPings pending = new PendingPings(counters);
    private State state;
    private Delivery delivery;

    @BeforeEach
    void create() {
        state = Samples.state(temp, clock);
        RateLimiter limiter = new RateLimiter(new Rate(3, Duration.ofSeconds(60)), clock);
        delivery = new Delivery(sink, pending, limiter, new Backoff(() -> 1.0), state, clock, counters);
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2)));
    }

    @Test
    void delivered_pings_leave_in_order() {
        delivery.attempt();
        delivery.attempt();

        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(1, 2);
        assertThat(delivery.dueInMillis()).isEqualTo(Long.MAX_VALUE);
        assertThat(counters.snapshot()).containsEntry("pings.delivered", 2L);
    }

    @Test
    void delivered_stays_are_known_to_later_runs() {
        delivery.attempt();
        state.save();

        assertThat(Samples.state(temp, clock).contains("one", "branch-1")).isTrue();
    }

    @Test
    void rejected_ping_is_discarded_counted_and_its_stay_not_known() {
        sink.answers(new Outcome.Rejected(413));

        delivery.attempt();
        state.save();

        assertThat(pending.size()).isEqualTo(1);
        assertThat(counters.snapshot()).containsEntry("pings.rejected", 1L);
        assertThat(Samples.state(temp, clock).contains("one", "branch-1")).isFalse();
    }

    @Test
    void rejected_pings_are_warned_of_once_a_status() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        LogServiceProvider.routeTo(new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO));
        sink.answers(new Outcome.Rejected(404), new Outcome.Rejected(404));

        delivery.attempt();
        delivery.attempt();

        assertThat(pending.size()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("WARN")
                .contains("answered 404");
    }

    @Test
    void failed_ping_stays_first_with_its_id_until_its_pause_is_over() {
        sink.answers(FAILED);

        delivery.attempt();
        delivery.attempt();
        long due = delivery.dueInMillis();
        clock.advance(1_000);
        delivery.attempt();

        assertThat(due).isEqualTo(1_000);
        assertThat(sink.attempts).extracting(p -> p.seq()).containsExactly(1, 1);
        assertThat(sink.attempts.get(0).documentId())
                .isEqualTo(sink.attempts.get(1).documentId());
    }

    @Test
    void pause_that_the_receiver_asks_for_is_kept_up_to_a_day() {
        sink.answers(new Outcome.Failed(Duration.ofSeconds(90), "429"), new Outcome.Failed(Duration.ofDays(9), "429"));

        delivery.attempt();
        long asked = delivery.dueInMillis();
        clock.advance(90_000);
        delivery.attempt();

        assertThat(asked).isEqualTo(90_000);
        assertThat(delivery.dueInMillis()).isEqualTo(Duration.ofDays(1).toMillis());
    }

    @Test
    void rate_bounds_attempts() {
        pending.addAll(List.of(Samples.ping(3), Samples.ping(4)));

        for (int i = 0; i < 4; i++) {
            delivery.attempt();
        }

        assertThat(sink.delivered).hasSize(3);
        assertThat(delivery.dueInMillis()).isEqualTo(60_000);
    }

    @Test
    void final_attempts_are_one_a_ping_bound_by_neither_rate_nor_pause() {
        pending.addAll(List.of(Samples.ping(3), Samples.ping(4)));
        sink.answers(FAILED, FAILED);
        delivery.attempt();

        delivery.finalAttempts(() -> true);

        assertThat(sink.attempts).extracting(p -> p.seq()).containsExactly(1, 1, 2, 3, 4);
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 1L);
    }

    @Test
    void final_attempts_tell_once_what_is_lost_and_why_unless_the_sink_did() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        LogServiceProvider.routeTo(new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO));
        sink.answers(FAILED, FAILED, new Outcome.Failed(null, "no such folder", true));

        delivery.finalAttempts(() -> true);
        pending.addAll(List.of(Samples.ping(3)));
        delivery.finalAttempts(() -> true);
        LogServiceProvider.routeTo(Samples.SILENT);

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[exposure-agent] WARN 2 pings were not delivered before the end: status 503");
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 3L);
    }

    @Test
    void final_attempts_end_with_the_time_and_count_what_is_left() {
        delivery.finalAttempts(() -> sink.attempts.isEmpty());

        assertThat(sink.delivered).hasSize(1);
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 1L);
    }
}

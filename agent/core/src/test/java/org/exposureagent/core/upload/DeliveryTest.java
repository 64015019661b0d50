package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final Outcome FAILED = new Outcome.Failed(null, "status 503");
    private static final Outcome SERVER_ERROR = new Outcome.Failed(null, 500);

    @TempDir
    private File temp;

    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final FakeSink sink = new FakeSink();
    private State state;
    private PendingPings pending;
    private Delivery delivery;

    @BeforeEach
    void create() {
        state = Samples.state(temp, clock);
        pending = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        delivery = delivery(pending, new Rate(3, Duration.ofSeconds(60)));
        pending.addAll(List.of(Samples.ping(1), Samples.ping(2)));
    }

    private Delivery delivery(PendingPings of, @Nullable Rate rate) {
        DataLock sending = new DataLock(new DataDir(temp), "sending.lock", Samples.SILENT);
        RateLimiter limiter = new RateLimiter(rate, clock);
        return new Delivery(sink, of, sending, limiter, new Backoff(() -> 1.0), clock, counters);
    }

    @Test
    void delivered_pings_leave_in_order() {
        delivery.attempt();
        delivery.attempt();

        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(1, 2);
        assertThat(pending.size()).isZero();
        assertThat(counters.snapshot()).containsEntry("pings.delivered", 2L);
    }

    @Test
    void delivered_stays_are_known_to_later_runs() {
        delivery.attempt();
        delivery.attempt();

        assertThat(Samples.state(temp, clock).contains("one", "branch-2")).isTrue();
    }

    @Test
    void rejected_ping_is_discarded_counted_and_its_stay_not_known() {
        sink.answers(Outcome.DELIVERED, new Outcome.Rejected(413));

        delivery.attempt();
        delivery.attempt();

        assertThat(pending.size()).isZero();
        assertThat(counters.snapshot()).containsEntry("pings.rejected", 1L);
        assertThat(Samples.state(temp, clock).contains("one", "branch-2")).isFalse();
        assertThat(state.takeLost("one", "branch-2")).isTrue();
    }

    @Test
    void failures_are_counted_by_their_kind_and_repetitions_apart() {
        sink.answers(
                SERVER_ERROR,
                new Outcome.Failed(null, 429),
                new Outcome.Failed(null, 302),
                new Outcome.Failed(null, "refused"));

        for (int i = 0; i < 6; i++) {
            delivery.attempt();
            clock.advance(Duration.ofHours(1).toMillis());
        }

        assertThat(counters.snapshot())
                .containsEntry("pings.sealed", 2L)
                .containsEntry("pings.delivered", 2L)
                .containsEntry("uploads.failed", 4L)
                .containsEntry("uploads.failed.5xx", 1L)
                .containsEntry("uploads.failed.4xx", 1L)
                .containsEntry("uploads.failed.other", 1L)
                .containsEntry("uploads.failed.io", 1L)
                .containsEntry("uploads.retried", 4L)
                .doesNotContainKeys("pending.pings", "pending.bytes");
    }

    @Test
    void what_waits_is_told_by_number_and_bytes() {
        Long bytesOfTwo = counters.snapshot().get("pending.bytes");
        sink.answers(Outcome.DELIVERED, SERVER_ERROR);

        delivery.attempt();
        delivery.attempt();

        assertThat(counters.snapshot()).containsEntry("pending.pings", 1L);
        assertThat(counters.snapshot().get("pending.bytes")).isPositive().isLessThan(bytesOfTwo);
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
    void week_of_failures_ends_with_pauses_of_ten_minutes_and_then_with_delivery() {
        for (int i = 0; i < 7 * 24 * 6; i++) {
            sink.answers(FAILED);
            delivery.attempt();
            clock.advance(delivery.dueInMillis());
        }
        sink.answers(FAILED);
        delivery.attempt();
        long pause = delivery.dueInMillis();
        clock.advance(pause);

        delivery.attempt();
        delivery.attempt();

        assertThat(pause).isEqualTo(600_000);
        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(1, 2);
    }

    @Test
    void nothing_pending_is_looked_at_again_after_a_minute_for_what_others_left() {
        delivery.attempt();
        delivery.attempt();
        delivery.attempt();
        PendingPings other = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        other.addAll(List.of(Samples.ping(3)));

        long due = delivery.dueInMillis();
        clock.advance(due);
        delivery.attempt();

        assertThat(due).isEqualTo(60_000);
        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(1, 2, 3);
    }

    @Test
    void ping_that_only_it_makes_the_server_fail_is_set_aside_and_counted() {
        delivery = delivery(pending, null);
        for (int i = 0; i < Limits.SERVER_ERRORS; i++) {
            sink.answers(SERVER_ERROR);
            delivery.attempt();
            clock.advance(delivery.dueInMillis());
        }

        delivery.attempt();

        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(2);
        assertThat(pending.size()).isZero();
        assertThat(new File(temp, "pending").list()).singleElement().asString().endsWith(".ping.aside");
        assertThat(counters.snapshot()).containsEntry("pings.set-aside", 1L).containsEntry("pings.delivered", 1L);
    }

    @Test
    void server_that_fails_at_every_ping_gets_no_ping_set_aside() {
        delivery = delivery(pending, null);
        for (int i = 0; i < 3 * Limits.SERVER_ERRORS; i++) {
            sink.answers(SERVER_ERROR);
            delivery.attempt();
            clock.advance(delivery.dueInMillis());
        }
        delivery.attempt();
        boolean wasTrial = sink.delivered.get(0).seq() == 2;

        assertThat(sink.attempts).extracting(p -> p.seq()).contains(1, 2);
        assertThat(counters.snapshot().containsKey("pings.set-aside")).isEqualTo(wasTrial);
        assertThat(pending.size()).isEqualTo(wasTrial ? 0 : 1);
    }

    @Test
    void refused_connections_are_no_fault_of_a_ping() {
        delivery = delivery(pending, null);
        for (int i = 0; i < 2 * Limits.SERVER_ERRORS; i++) {
            sink.answers(FAILED);
            delivery.attempt();
            clock.advance(delivery.dueInMillis());
        }

        assertThat(sink.attempts).extracting(p -> p.seq()).containsOnly(1);
    }

    @Test
    void one_process_sends_at_a_time() {
        PendingPings others = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        Delivery other = delivery(others, null);
        List<Integer> sentMeanwhile = new ArrayList<>();
        Sink busy = ping -> {
            runElsewhere(other::attempt);
            sentMeanwhile.add(sink.attempts.size());
            return Outcome.DELIVERED;
        };
        DataLock sending = new DataLock(new DataDir(temp), "sending.lock", Samples.SILENT);
        delivery = new Delivery(
                busy, pending, sending, new RateLimiter(null, clock), new Backoff(() -> 1.0), clock, counters);

        delivery.attempt();
        clock.advance(Limits.SENDING_ELSEWHERE.toMillis());
        other.attempt();

        assertThat(sentMeanwhile).containsExactly(0);
        assertThat(sink.attempts).extracting(p -> p.seq()).containsExactly(2);
    }

    @Test
    void final_attempts_are_bound_by_neither_rate_nor_pause() {
        pending.addAll(List.of(Samples.ping(3), Samples.ping(4)));
        sink.answers(FAILED);
        delivery.attempt();

        delivery.finalAttempts(() -> true);

        assertThat(sink.attempts).extracting(p -> p.seq()).containsExactly(1, 1, 2, 3, 4);
        assertThat(counters.snapshot()).doesNotContainKey("pings.undelivered");
    }

    @Test
    void final_attempts_end_with_the_first_failure_and_the_next_run_goes_on_with_it() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        LogServiceProvider.routeTo(new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO));
        sink.answers(FAILED);

        delivery.finalAttempts(() -> true);
        LogServiceProvider.routeTo(Samples.SILENT);
        PendingPings next = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        delivery(next, null).finalAttempts(() -> true);

        assertThat(sink.attempts).extracting(p -> p.seq()).containsExactly(1, 1, 2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[exposure-agent] WARN 2 pings were not delivered before the end,"
                        + " left for the next run: status 503");
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 2L);
    }

    @Test
    void final_attempts_of_what_could_not_be_stored_are_one_a_ping_and_tell_the_loss() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8), Level.INFO);
        DataDir nowhere =
                new DataDir(Files.createFile(temp.toPath().resolve("taken")).toFile());
        State inMemory = Samples.state(nowhere.directory(), clock);
        PendingPings unstored = new PendingPings(nowhere, inMemory, counters, Samples.SILENT);
        unstored.addAll(List.of(Samples.ping(1), Samples.ping(2)));
        LogServiceProvider.routeTo(log);
        sink.answers(FAILED);

        delivery(unstored, null).finalAttempts(() -> true);
        LogServiceProvider.routeTo(Samples.SILENT);

        assertThat(sink.delivered).extracting(p -> p.seq()).containsExactly(2);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("[exposure-agent] WARN 1 ping was not delivered before the end, lost: status 503");
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 1L);
    }

    @Test
    void final_attempts_end_with_the_time_and_count_what_is_left() {
        delivery.finalAttempts(() -> sink.attempts.isEmpty());

        assertThat(sink.delivered).hasSize(1);
        assertThat(counters.snapshot()).containsEntry("pings.undelivered", 1L);
    }

    private static void runElsewhere(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any mix of a receiver's faults and of restarts: each ping is delivered, or discarded for a counted reason. */
class DeliveryFaultsTest {

    private static final int PINGS = 2_000;
    private static final int BATCH = 10;
    private static final int BATCHES_A_RUN = 20;

    @TempDir
    private File temp;

    private final FakeClock clock = new FakeClock();
    private final Counters counters = new Counters();
    private final Random random = new Random(42);
    private final List<UUID> arrived = new ArrayList<>();
    private final Set<UUID> rejected = new LinkedHashSet<>();

    @Test
    void every_ping_arrives_in_order_or_is_discarded_and_counted() {
        LogServiceProvider.routeTo(Samples.SILENT);
        List<UUID> sealed = new ArrayList<>();
        for (int first = 0; first < PINGS; first += BATCH * BATCHES_A_RUN) {
            sealed.addAll(run(first));
        }

        Set<UUID> once = new LinkedHashSet<>(arrived);
        List<UUID> expected = new ArrayList<>(sealed);
        expected.removeAll(rejected);
        assertThat(sealed).hasSize(PINGS);
        assertThat(rejected).hasSizeBetween(PINGS / 40, PINGS / 5).doesNotContainAnyElementsOf(once);
        assertThat(once).containsExactlyElementsOf(expected);
        assertThat(arrived).as("some arrive again, under the same id").hasSizeGreaterThan(once.size());
        assertThat(counters.snapshot())
                .containsEntry("pings.rejected", (long) rejected.size())
                .containsEntry("pings.delivered", (long) once.size())
                .doesNotContainKeys("pings.set-aside", "pings.discarded.count-quota");
    }

    /** One process; the last of it sends until nothing is left. */
    private List<UUID> run(int first) {
        State state = Samples.state(temp, clock);
        PendingPings pending = new PendingPings(new DataDir(temp), state, counters, Samples.SILENT);
        DataLock sending = new DataLock(new DataDir(temp), "sending.lock", Samples.SILENT);
        RateLimiter limiter = new RateLimiter(Rate.DEFAULT, clock);
        Backoff backoff = new Backoff(random::nextDouble);
        Delivery delivery = new Delivery(this::answer, pending, sending, limiter, backoff, clock, counters);
        List<UUID> sealed = new ArrayList<>();
        int end = first + BATCH * BATCHES_A_RUN;
        for (int i = first; i < end; i++) {
            Ping ping = i % 7 == 0 ? Samples.ping(i) : Samples.exposures(i);
            pending.addAll(List.of(ping));
            sealed.add(ping.documentId());
            attempt(delivery);
            attempt(delivery);
        }
        while (end == PINGS && pending.size() > 0) {
            attempt(delivery);
        }
        return sealed;
    }

    private void attempt(Delivery delivery) {
        delivery.attempt();
        clock.advance(delivery.dueInMillis());
    }

    private Outcome answer(Ping ping) {
        return switch (random.nextInt(10)) {
            case 0 -> new Outcome.Failed(null, 500 + random.nextInt(5));
            case 1 -> new Outcome.Failed(Duration.ofSeconds(random.nextInt(100)), 429);
            case 2 -> new Outcome.Failed(null, "refused");
            case 3 -> {
                arrived.add(ping.documentId()); // the connection is cut before the answer is there
                yield new Outcome.Failed(null, "cut");
            }
            case 4 -> {
                if (arrived.contains(ping.documentId())) {
                    yield new Outcome.Failed(null, 503);
                }
                rejected.add(ping.documentId());
                yield new Outcome.Rejected(404);
            }
            default -> {
                arrived.add(ping.documentId());
                yield Outcome.DELIVERED;
            }
        };
    }
}

package org.exposureagent.core.upload;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends pending pings in their order. While the first fails, nothing behind it is sent. For the worker only. */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Sink sink;
    private final PendingPings pending;
    private final RateLimiter limiter;
    private final Backoff backoff;
    private final State state;
    private final Clock clock;
    private final Counters counters;
    private final Set<Integer> warned = new HashSet<>();
    private long notBefore = Long.MIN_VALUE;
    private boolean failing;

    Delivery(
            Sink sink,
            PendingPings pending,
            RateLimiter limiter,
            Backoff backoff,
            State state,
            Clock clock,
            Counters counters) {
        this.sink = sink;
        this.pending = pending;
        this.limiter = limiter;
        this.backoff = backoff;
        this.state = state;
        this.clock = clock;
        this.counters = counters;
    }

    /** Milliseconds until {@link #attempt} would send; {@link Long#MAX_VALUE} if nothing is pending. */
    long dueInMillis() {
        if (pending.head() == null) {
            return Long.MAX_VALUE;
        }
        long pause = notBefore == Long.MIN_VALUE ? 0 : notBefore - clock.monotonicMillis();
        return Math.max(Math.max(0, pause), limiter.waitMillis());
    }

    /** Sends the first ping, if there is one and it is due. */
    void attempt() {
        Ping head = pending.head();
        if (head != null && dueInMillis() == 0) {
            limiter.take();
            settle(head, sink.send(head));
        }
    }

    /**
     * One attempt for each ping, at exit: neither rate nor back-off bind it, only the time. What fails now is lost, so
     * nothing waits behind it.
     */
    void finalAttempts(BooleanSupplier inTime) {
        int left = 0;
        String why = "there was no time left";
        boolean isTold = false;
        for (Ping head = pending.head(); head != null && inTime.getAsBoolean(); head = pending.head()) {
            Outcome outcome = sink.send(head);
            if (outcome instanceof Outcome.Failed failure) {
                counters.count("uploads.failed");
                pending.removeHead();
                left++;
                why = failure.why();
                isTold = failure.isTold();
            } else {
                settle(head, outcome);
            }
        }
        left += pending.size();
        if (left > 0) {
            counters.counter("pings.undelivered").add(left);
            if (!isTold) {
                log.warn("{} not delivered before the end: {}", left == 1 ? "1 ping was" : left + " pings were", why);
            }
        }
    }

    private void settle(Ping ping, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failure) {
            failed(failure);
            return;
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            counters.count("pings.rejected");
            rejected(ping, rejected.status());
        } else {
            state.delivered(ping.stays());
            counters.count("pings.delivered");
        }
        answered();
    }

    /** Warned of once a status: a receiver that refuses one ping mostly refuses all. */
    private void rejected(Ping ping, int status) {
        if (warned.add(status)) {
            log.warn(
                    "ping {} discarded, the receiver answered {}; more of these are counted",
                    ping.documentId(),
                    status);
        } else {
            log.debug("ping {} discarded, the receiver answered {}", ping.documentId(), status);
        }
    }

    private void answered() {
        pending.removeHead();
        backoff.reset();
        failing = false;
        notBefore = Long.MIN_VALUE;
    }

    private void failed(Outcome.Failed failure) {
        counters.count("uploads.failed");
        Duration pause = backoff.afterFailure();
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.compareTo(Limits.LONGEST_RETRY_AFTER) > 0 ? Limits.LONGEST_RETRY_AFTER : asked;
        }
        notBefore = clock.monotonicMillis() + pause.toMillis();
        if (failing || failure.isTold()) {
            log.debug("still not delivered: {}", failure.why());
        } else {
            log.warn("not delivered, will be tried again: {}", failure.why());
        }
        failing = true;
    }
}

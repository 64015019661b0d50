package org.exposureagent.core.upload;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.ping.Ping;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pending pings in their order. While the first fails, nothing behind it is sent, but for a trial that shows
 * whether the fault lies with the first. Of the processes that share a directory one sends at a time, whichever comes
 * first. For the worker only.
 */
final class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final Sink sink;
    private final PendingPings pending;
    private final DataLock sending;
    private final RateLimiter limiter;
    private final Backoff backoff;
    private final Clock clock;
    private final Counters counters;
    private final HeldDocuments failedBefore = new HeldDocuments();
    private final Set<Integer> warned = new HashSet<>();
    private long notBefore = Long.MIN_VALUE;
    private long lookAgainAt = Long.MIN_VALUE;
    private boolean failing;
    private @Nullable UUID accused;
    private int serverErrors;
    private boolean triesNext;

    /** @param sending held while a ping is sent and settled */
    Delivery(
            Sink sink,
            PendingPings pending,
            DataLock sending,
            RateLimiter limiter,
            Backoff backoff,
            Clock clock,
            Counters counters) {
        this.sink = sink;
        this.pending = pending;
        this.sending = sending;
        this.limiter = limiter;
        this.backoff = backoff;
        this.clock = clock;
        this.counters = counters;
    }

    /** Milliseconds until {@link #attempt} would send, or would look whether other processes left anything. */
    long dueInMillis() {
        if (pending.size() == 0) {
            return until(lookAgainAt);
        }
        return Math.max(until(notBefore), limiter.waitMillis());
    }

    /** Whether the receiver takes what it gets, as far as is known. */
    boolean isFlowing() {
        return !failing && limiter.waitMillis() == 0;
    }

    /** Sends the first ping, if there is one and it is due. */
    void attempt() {
        if (dueInMillis() > 0) {
            return;
        }
        try (DataLock.Held held = sending.tryAcquire()) {
            if (held == null) {
                notBefore = after(Limits.SENDING_ELSEWHERE);
                return;
            }
            Ping head = pending.head();
            if (head == null) {
                lookAgainAt = after(Limits.LOOK_AGAIN);
                return;
            }
            limiter.take();
            Ping next = mayBeAtFault(head) ? pending.second() : null;
            if (next == null) {
                settle(head, send(head));
            } else {
                tryNext(head, next);
            }
        }
    }

    /**
     * One attempt for each ping, at exit: neither rate nor back-off bind it, only the time. The first that fails is the
     * last, since the next run goes on with it; but what could not be stored is lost anyway, and nothing waits for it.
     */
    void finalAttempts(BooleanSupplier inTime) {
        Outcome.Failed last = new Outcome.Failed(null, "there was no time left");
        int lost = 0;
        boolean goesOn = true;
        while (goesOn && inTime.getAsBoolean()) {
            try (DataLock.Held held = sending.tryAcquire()) {
                if (held == null) {
                    LockSupport.parkNanos(this, Limits.SENDING_ELSEWHERE_AT_EXIT.toNanos());
                    continue;
                }
                Ping head = pending.head();
                goesOn = head != null;
                if (head == null) {
                    continue;
                }
                Outcome outcome = send(head);
                if (outcome instanceof Outcome.Failed failure) {
                    last = failure;
                    goesOn = !pending.isStored(head);
                    lost += goesOn ? 1 : 0;
                }
                if (goesOn) {
                    settleAtExit(head, outcome);
                }
            }
        }
        tell(lost, pending.size(), last);
    }

    private Outcome send(Ping ping) {
        if (failedBefore.contains(ping.documentId())) {
            counters.count("uploads.retried");
        }
        Outcome outcome = sink.send(ping);
        if (outcome instanceof Outcome.Failed failure) {
            failedBefore.add(ping.documentId());
            counters.count("uploads.failed");
            countKind(failure.status());
        }
        return outcome;
    }

    private void countKind(int status) {
        switch (status / 100) {
            case 0 -> counters.count("uploads.failed.io");
            case 4 -> counters.count("uploads.failed.4xx");
            case 5 -> counters.count("uploads.failed.5xx");
            default -> counters.count("uploads.failed.other");
        }
    }

    private void settleAtExit(Ping head, Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            pending.discard(head);
        } else {
            settle(head, outcome);
        }
    }

    private void tell(int lost, int kept, Outcome.Failed last) {
        counters.counter("pings.undelivered").add(lost + kept);
        if (lost + kept > 0 && !last.isTold()) {
            log.warn(
                    "{} not delivered before the end, {}: {}",
                    lost + kept == 1 ? "1 ping was" : (lost + kept) + " pings were",
                    lost > 0
                            ? "lost"
                            : pending.areKept() ? "left for the next run" : "deleted, since telemetry is switched off",
                    last.why());
        }
    }

    private void settle(Ping ping, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failure) {
            if (failure.isServerError()) {
                serverErrors = ping.documentId().equals(accused) ? serverErrors + 1 : 1;
                accused = ping.documentId();
            }
            failed(failure);
            return;
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            counters.count("pings.rejected");
            rejected(ping, rejected.status());
            pending.discard(ping);
        } else {
            pending.delivered(ping);
            counters.count("pings.delivered");
        }
        answered();
    }

    /** Every other attempt: the first ping gets its chances too, as long as the next one fails as well. */
    private boolean mayBeAtFault(Ping head) {
        boolean isAccused = head.documentId().equals(accused) && serverErrors >= Limits.SERVER_ERRORS;
        triesNext = isAccused && !triesNext;
        return triesNext;
    }

    private void tryNext(Ping head, Ping next) {
        Outcome outcome = send(next);
        if (outcome instanceof Outcome.Delivered) {
            counters.count("pings.set-aside");
            log.warn("ping {} set aside: the receiver cannot take it, and took the next one", head.documentId());
            pending.setAside(head);
        }
        settle(next, outcome instanceof Outcome.Failed failure ? asFaultOfHead(failure) : outcome);
    }

    /** The trial's own failure says nothing of the trial. */
    private static Outcome.Failed asFaultOfHead(Outcome.Failed failure) {
        return new Outcome.Failed(failure.retryAfter(), failure.why(), failure.isTold(), 0);
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
        backoff.reset();
        failing = false;
        notBefore = Long.MIN_VALUE;
    }

    private void failed(Outcome.Failed failure) {
        Duration pause = backoff.afterFailure();
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.compareTo(Limits.LONGEST_RETRY_AFTER) > 0 ? Limits.LONGEST_RETRY_AFTER : asked;
        }
        notBefore = after(pause);
        if (failing || failure.isTold()) {
            log.debug("still not delivered: {}", failure.why());
        } else {
            log.warn("not delivered, will be tried again: {}", failure.why());
        }
        failing = true;
    }

    private long until(long moment) {
        return moment == Long.MIN_VALUE ? 0 : Math.max(0, moment - clock.monotonicMillis());
    }

    private long after(Duration pause) {
        return clock.monotonicMillis() + pause.toMillis();
    }
}

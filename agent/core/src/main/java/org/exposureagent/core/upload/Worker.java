package org.exposureagent.core.upload;

import java.util.function.BooleanSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.journal.Journal;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.ping.PingAssembler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker's loop: journal to pings, pings to the sink. A turn does what is due, and says when the next is. */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final Journal journal;
    private final PingAssembler assembler;
    private final PendingPings pending;
    private final Delivery delivery;
    private final Counters counters;

    Worker(Journal journal, PingAssembler assembler, PendingPings pending, Delivery delivery, Counters counters) {
        this.journal = journal;
        this.assembler = assembler;
        this.pending = pending;
        this.delivery = delivery;
        this.counters = counters;
    }

    /** Works until the journal is closed, and then finishes. */
    void run(BooleanSupplier inTime) {
        while (!journal.isClosed()) {
            long wait = turn();
            journal.await(wait);
        }
        finish(inTime);
    }

    /** Folds what is recorded, seals what is old, sends one ping; gives the milliseconds until more is due. */
    long turn() {
        boolean more = fold();
        pending.addAll(assembler.age());
        delivery.attempt();
        return more ? 0 : Math.min(assembler.dueInMillis(), delivery.dueInMillis());
    }

    /** Folds all that was accepted, seals, and makes the final attempts. */
    void finish(BooleanSupplier inTime) {
        while (!journal.isDrained() && inTime.getAsBoolean()) {
            if (!fold()) {
                Thread.onSpinWait(); // an append under way is over in microseconds
            }
        }
        pending.addAll(assembler.finish());
        delivery.finalAttempts(inTime);
        if (!counters.snapshot().isEmpty()) {
            log.debug("counts: {}", counters.snapshot());
        }
    }

    /** Whether there may be more. */
    private boolean fold() {
        for (int i = 0; i < Limits.FOLDED_AT_ONCE; i++) {
            Recorded recorded = journal.poll();
            if (recorded == null) {
                return false;
            }
            pending.addAll(assembler.add(recorded));
        }
        return true;
    }
}

package org.exposureagent.core.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Journal;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.ping.EarlierPings;
import org.exposureagent.core.ping.Ping;
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
    private final List<EarlierRun> earlier = new ArrayList<>();

    Worker(Journal journal, PingAssembler assembler, PendingPings pending, Delivery delivery, Counters counters) {
        this.journal = journal;
        this.assembler = assembler;
        this.pending = pending;
        this.delivery = delivery;
        this.counters = counters;
    }

    /** Works until the journal is closed, and then finishes. */
    void run(BooleanSupplier inTime) {
        recover(inTime);
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
        settle();
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
        settle();
        journal.end();
        if (!counters.snapshot().isEmpty()) {
            log.debug("counts: {}", counters.snapshot());
        }
    }

    /** Everything of dead processes comes before anything of this one. When the time is over, the rest stays theirs. */
    private void recover(BooleanSupplier inTime) {
        for (EarlierRun run : journal.adopt()) {
            EarlierPings pings = assembler.earlier(run);
            List<Ping> next = pings.next();
            while (next != null && inTime.getAsBoolean()) {
                send(next);
                next = pings.next();
            }
            if (next == null) {
                earlier.add(run); // else it is complete on disk, for the next start
            }
        }
        settle();
    }

    /**
     * Lets the journal forget what it no longer needs to know. A ping that could not be stored dies with this process:
     * then its records are kept until it is delivered.
     */
    private void settle() {
        if (pending.areStored()) {
            journal.stored();
            for (EarlierRun run : earlier) {
                run.stored();
            }
            earlier.clear();
        }
    }

    /** Tried at once: a sink that takes what it gets must not see pings pile up behind a burst. */
    private void send(List<Ping> sealed) {
        if (!sealed.isEmpty()) {
            pending.addAll(sealed);
            for (int i = 0; i < sealed.size(); i++) {
                delivery.attempt();
            }
            journal.prepare();
        }
    }

    /** Whether there may be more. */
    private boolean fold() {
        journal.prepare();
        for (int i = 0; i < Limits.FOLDED_AT_ONCE; i++) {
            Recorded recorded = journal.poll();
            if (recorded == null) {
                return false;
            }
            send(assembler.add(recorded));
        }
        return true;
    }
}

package org.exposureagent.core.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Journal;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.ping.Assembler;
import org.exposureagent.core.ping.EarlierPings;
import org.exposureagent.core.ping.Ping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop of the thread that makes pings of the journal. A turn does what is due, and says when the next is. */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    /** How often the end of the time is looked for. */
    private static final long LOOK_MILLIS = 10;

    private final Journal journal;
    private final Assembler assembler;
    private final PendingPings pending;
    private final Sender sender;
    private final Clock clock;
    private final Counters counters;
    private final List<EarlierRun> earlier = new ArrayList<>();
    private long lookedAt;

    /** @param sender not started */
    Worker(Journal journal, Assembler assembler, PendingPings pending, Sender sender, Clock clock, Counters counters) {
        this.journal = journal;
        this.assembler = assembler;
        this.pending = pending;
        this.sender = sender;
        this.clock = clock;
        this.counters = counters;
    }

    /** Works until the journal is closed, and then finishes. */
    void run(BooleanSupplier inTime) throws InterruptedException {
        sender.start();
        recover(inTime);
        while (!journal.isClosed()) {
            long wait = turn(inTime);
            journal.await(wait);
        }
        finish(inTime);
    }

    /** Folds what is recorded, seals what is old; gives the milliseconds until more is due. */
    private long turn(BooleanSupplier inTime) {
        boolean more = fold();
        send(assembler.age());
        settle();
        if (lookInMillis() == 0) {
            recover(inTime);
        }
        return more ? 0 : Math.min(assembler.dueInMillis(), lookInMillis());
    }

    /** Folds all that was accepted, seals, and has the final attempts made. */
    private void finish(BooleanSupplier inTime) throws InterruptedException {
        while (!journal.isDrained() && inTime.getAsBoolean()) {
            if (!fold()) {
                Thread.onSpinWait(); // an append under way is over in microseconds
            }
        }
        pending.addAll(assembler.finish());
        settle();
        sender.finish();
        while (!sender.awaitEnd(LOOK_MILLIS) && inTime.getAsBoolean()) {
            // waits
        }
        settle();
        journal.end();
        if (!counters.snapshot().isEmpty()) {
            log.debug("counts: {}", counters.snapshot());
        }
    }

    /**
     * Makes pings of what dead processes left: at start, before anything of this one, and while it lives, since it may
     * live long. When the time is over, the rest stays theirs.
     */
    private void recover(BooleanSupplier inTime) {
        lookedAt = clock.monotonicMillis();
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

    private long lookInMillis() {
        return Math.max(0, lookedAt + Limits.LOOK_AGAIN.toMillis() - clock.monotonicMillis());
    }

    private void send(List<Ping> sealed) {
        if (!sealed.isEmpty()) {
            pending.addAll(sealed);
            sender.wake();
            journal.prepare();
            sender.letCatchUp(journal::prepare); // the application goes on recording
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

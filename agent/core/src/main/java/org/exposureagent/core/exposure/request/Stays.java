package org.exposureagent.core.exposure.request;

import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The stays of all subjects. A change that is an event claims the stay first: others that want it wait, for as long as
 * an append takes and not for ever.
 */
final class Stays {

    /** Half a millisecond or so: longer than an append, unless its thread is not running. */
    private static final int PATIENCE = 10_000;

    private final SubjectTable table;
    private final Clock clock;
    private final LongAdder contended;

    Stays(long tableSize, Clock clock, Counters counters) {
        this.table = new SubjectTable(tableSize, counters.counter("subjects.evicted"));
        this.clock = clock;
        this.contended = counters.counter("checks.contended");
    }

    /** A stay that one thread changes. */
    final class Claim {

        private final Key key;
        private final int slot;

        private Claim(Key key, int slot) {
            this.key = key;
            this.slot = slot;
        }

        /** The stay is now this. Has to be called, whatever happens. */
        void publish(long entry) {
            table.publish(slot, key.high(), key.low(), entry);
        }
    }

    /**
     * The entry of a subject; {@link Entry#UNUSED}: none; busy: its thread takes too long, which is counted, and
     * whoever asked leaves it alone.
     */
    long entry(Experiment experiment, String subject) {
        return entry(Key.high(subject, experiment.seed), Key.low(subject, experiment.seed));
    }

    long entry(Key key) {
        return entry(key.high(), key.low());
    }

    private long entry(long high, long low) {
        for (int i = 0; i < PATIENCE; i++) {
            int slot = table.find(high, low);
            if (slot == SubjectTable.ABSENT) {
                return Entry.UNUSED;
            }
            long entry = table.entry(slot, high, low);
            if (entry != Entry.UNUSED) {
                return entry;
            }
            Thread.onSpinWait();
        }
        contended.increment();
        return Entry.busy(high, low);
    }

    @Nullable
    Branch branch(Experiment experiment, String subject) {
        long entry = entry(experiment, subject);
        return Entry.isBusy(entry) ? null : experiment.branch(Entry.branch(entry));
    }

    /** False if the entry is not the one given any more. */
    boolean change(Key key, long from, long to) {
        int slot = table.find(key.high(), key.low());
        return slot != SubjectTable.ABSENT && table.change(slot, from, to);
    }

    /** Null if the entry is not the one given any more. */
    @Nullable
    Claim claim(Key key, long from) {
        if (from == Entry.UNUSED) {
            int slot = table.claim(key.high(), key.low(), second());
            return slot == SubjectTable.ABSENT ? null : new Claim(key, slot);
        }
        int slot = table.find(key.high(), key.low());
        boolean isMine = slot != SubjectTable.ABSENT && table.lock(slot, from, key.high(), key.low());
        return isMine ? new Claim(key, slot) : null;
    }

    /** Of a clock that starts somewhere. */
    long second() {
        return clock.monotonicMillis() / 1_000;
    }
}

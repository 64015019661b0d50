package org.exposureagent.core.exposure.request;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is known of each subject in each experiment: a hash table of fixed size, without locks, without objects.
 *
 * <pre>
 * slot n: word 3n    the {@link Entry}
 *              3n+1  high and
 *              3n+2  low half of the {@link Key}
 * </pre>
 *
 * A key is in one of the {@link #WINDOW} slots from its home on. A slot, once used, is never unused again: so a search
 * ends at the first unused one, and two threads that want a place for the same key choose the same slot, which one
 * compare-and-set decides. When all slots of a window are used, the entry that was changed longest ago makes room, and
 * is counted. There is a third more slots than entries asked for, which keeps that from happening before they are used
 * up, but for one in some ten thousand.
 */
final class SubjectTable {

    static final int ABSENT = -1;

    private static final int WINDOW = 256;
    private static final int WORDS = 3;

    /** Of an array, with a margin. */
    private static final int MAX_SLOTS = (Integer.MAX_VALUE - 16) / WORDS;

    private final AtomicLongArray words;
    private final int slots;
    private final int window;
    private final LongAdder evicted;

    /** @param entries that fit; each takes 32 bytes */
    SubjectTable(long entries, LongAdder evicted) {
        this.slots = (int) Math.min(MAX_SLOTS, Math.max(1, entries) + (entries + 2) / 3);
        this.window = Math.min(WINDOW, slots);
        this.words = new AtomicLongArray(WORDS * slots);
        this.evicted = evicted;
    }

    /** The slot of the key, which may be busy; or {@link #ABSENT}. */
    int find(long high, long low) {
        int slot = home(high);
        for (int i = 0; i < window; i++) {
            long entry = words.getAcquire(WORDS * slot);
            if (entry == Entry.UNUSED) {
                return ABSENT;
            }
            if (Entry.isBusy(entry) ? entry == Entry.busy(high, low) : isOf(slot, high, low)) {
                return slot;
            }
            slot = after(slot);
        }
        return ABSENT;
    }

    /** The entry in this slot if it still is the key's and nobody is at it; else {@link Entry#UNUSED}. */
    long entry(int slot, long high, long low) {
        long entry = words.getAcquire(WORDS * slot);
        boolean isOf = isOf(slot, high, low);
        VarHandle.acquireFence();
        return isOf && !Entry.isBusy(entry) && words.getPlain(WORDS * slot) == entry ? entry : Entry.UNUSED;
    }

    /** Changes an entry; false if it changed meanwhile. */
    boolean change(int slot, long from, long to) {
        return words.compareAndSet(WORDS * slot, from, to);
    }

    /** Makes an entry busy, for the caller alone, who has to {@link #publish} it; false if it changed meanwhile. */
    boolean lock(int slot, long entry, long high, long low) {
        return change(slot, entry, Entry.busy(high, low));
    }

    /** Takes a slot for a key that is absent, as {@link #lock} does; {@link #ABSENT} if another thread was faster. */
    int claim(long high, long low, long second) {
        long busy = Entry.busy(high, low);
        int slot = home(high);
        int oldest = ABSENT;
        long oldestEntry = 0;
        for (int i = 0; i < window; i++) {
            long entry = words.getAcquire(WORDS * slot);
            if (entry == Entry.UNUSED) {
                return change(slot, entry, busy) ? slot : ABSENT;
            }
            if (entry == busy || (!Entry.isBusy(entry) && isOf(slot, high, low))) {
                return ABSENT;
            }
            boolean isOlder = oldest == ABSENT || Entry.age(entry, second) > Entry.age(oldestEntry, second);
            if (!Entry.isBusy(entry) && isOlder) {
                oldest = slot;
                oldestEntry = entry;
            }
            slot = after(slot);
        }
        if (oldest == ABSENT || !change(oldest, oldestEntry, busy)) {
            return ABSENT;
        }
        evicted.increment();
        return oldest;
    }

    /** Gives a busy slot its entry. */
    void publish(int slot, long high, long low, long entry) {
        words.setPlain(WORDS * slot + 1, high);
        words.setPlain(WORDS * slot + 2, low);
        words.setRelease(WORDS * slot, entry);
    }

    private boolean isOf(int slot, long high, long low) {
        return words.getPlain(WORDS * slot + 1) == high && words.getPlain(WORDS * slot + 2) == low;
    }

    private int home(long high) {
        return (int) (((high >>> 32) * slots) >>> 32);
    }

    private int after(int slot) {
        return slot + 1 == slots ? 0 : slot + 1;
    }
}

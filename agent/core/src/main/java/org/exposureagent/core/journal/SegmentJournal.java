package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * The journal on disk: a chain of {@link Segment}s in the {@link RunDirectory} of this run. When {@link #append}
 * returns, the record survives the death of the process. Where nothing can be written the segments are in memory.
 *
 * <p>Nothing is on disk before the first append, which makes the first segment; the worker makes all others, but the
 * one that a lifecycle event needs when none is ready.
 */
public final class SegmentJournal implements Journal {

    private final DataDir data;
    private final long runStartMillis;
    private final Runnable onFirst;
    private final Counters counters;
    private final LongAdder recorded;
    private final Log log;
    private final SegmentMaker maker;
    private final int salt = ThreadLocalRandom.current().nextInt();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Queue<Segment> spares = new ConcurrentLinkedQueue<>();
    private final Set<File> unreadable = new HashSet<>();
    // may lag behind the end of the chain, or fall back, and is then moved on by whoever appends
    private volatile Segment last;
    private final SegmentChain chain;
    private volatile boolean closed;
    private volatile @Nullable Thread waiting;

    /**
     * An empty journal.
     *
     * @param maxBytes of its segments; lifecycle events are taken beyond it
     * @param runStartMillis wall clock
     * @param onFirst run once, on the thread of the first accepted append: starts the worker
     */
    public SegmentJournal(
            DataDir data, long maxBytes, long runStartMillis, Runnable onFirst, Counters counters, Log log) {
        this.data = data;
        this.runStartMillis = runStartMillis;
        this.onFirst = onFirst;
        this.counters = counters;
        this.recorded = counters.counter("events.recorded");
        this.log = log;
        this.maker = new SegmentMaker(data, maxBytes, counters, log);
        Segment none = Segment.none();
        this.last = none;
        this.chain = new SegmentChain(none, salt, maker, data, counters, log);
    }

    /**
     * Whether a process, dead or alive, has a journal in this directory. Plain {@code java.io}: see {@link DataDir}.
     */
    public static boolean isIn(DataDir data) {
        String[] names = data.file(RunDirectory.JOURNAL).list();
        for (String name : names == null ? new String[0] : names) {
            if (!name.endsWith(RunDirectory.CORRUPT)) {
                return true;
            }
        }
        return false;
    }

    /** Deletes the damaged files of earlier runs; false if one stays. */
    public static boolean deleteSetAside(DataDir data) {
        File[] aside = data.file(RunDirectory.JOURNAL).listFiles((folder, name) -> name.endsWith(RunDirectory.CORRUPT));
        boolean gone = true;
        for (File file : aside == null ? new File[0] : aside) {
            gone &= file.delete();
        }
        return gone;
    }

    @Override
    public boolean append(Event event, Annotations annotations) {
        byte[] record = Records.of(event, annotations.epoch(), salt);
        while (!closed) {
            Segment segment = last;
            if (segment.append(record, annotations, salt)) {
                recorded.increment();
                wake();
                if (!begun.get() && begun.compareAndSet(false, true)) {
                    begin();
                }
                return true;
            }
            if (!advance(segment, event.kind(), record.length, annotations)) {
                break;
            }
        }
        counters.count(closed ? "events.after-close" : "events.dropped");
        if (!closed) {
            log.once("journal-full", "the journal is full, or its disk too slow: events are dropped and counted");
            wake(); // to make room
        }
        return false;
    }

    @Override
    public RunId run() {
        return new RunId(runStartMillis, salt);
    }

    @Override
    public List<EarlierRun> adopt() {
        List<EarlierRun> runs = new ArrayList<>();
        File[] directories = data.file(RunDirectory.JOURNAL).listFiles(File::isDirectory);
        for (File directory : directories == null ? new File[0] : directories) {
            EarlierRun run = unreadable.contains(directory) ? null : adopt(directory);
            if (run != null) {
                runs.add(run);
            }
        }
        runs.sort(Comparator.comparingLong(EarlierRun::startMillis));
        return runs;
    }

    @Override
    public void prepare() {
        while (!closed && last.number() > 0 && spares.size() < Limits.SPARES) {
            Segment spare = maker.make(0, false);
            if (spare == null) {
                return;
            }
            spares.add(spare);
        }
    }

    @Override
    public @Nullable Recorded poll() {
        return chain.poll();
    }

    @Override
    public void seal(Seal seal, List<Recorded> records) {
        chain.seal(seal, records);
    }

    @Override
    public void stored() {
        chain.stored();
    }

    @Override
    public void await(long millis) {
        waiting = Thread.currentThread();
        try {
            if (!closed && chain.isIdle()) {
                long bound = chain.isStuck() ? Math.min(millis, Limits.STUCK_MILLIS) : millis;
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(bound));
            }
        } finally {
            waiting = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        Segment segment = last;
        segment.close();
        while (!segment.end()) {
            Segment next = segment.next();
            if (next == null || next == Segment.END) {
                break; // closed before
            }
            segment = next;
            segment.close();
        }
        wake();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isDrained() {
        return chain.isDrained();
    }

    @Override
    public void end() {
        for (Segment spare = spares.poll(); spare != null; spare = spares.poll()) {
            if (spare.next() == null) { // else it was linked just now: all that are in use have a next or an end
                maker.delete(spare);
            }
        }
        maker.release();
    }

    private @Nullable EarlierRun adopt(File directory) {
        try {
            RunDirectory run = RunDirectory.adopt(data, directory.getName());
            return run == null ? null : EarlierRun.read(run, counters, log);
        } catch (IOException e) {
            unreadable.add(directory);
            counters.count("journal.unreadable");
            log.warn("the journal " + directory + " of an earlier run cannot be read, it stays: " + e);
            return null;
        }
    }

    /** Finds or makes the segment after a full one; false if there is none for this event. */
    private boolean advance(Segment full, EventKind kind, int length, Annotations annotations) {
        Segment next = full.next();
        if (next == null) {
            Segment choice = full.choose(null);
            if (choice == null) {
                choice = full.choose(spare(full, kind, length + Records.of(annotations, salt).length));
            }
            if (choice != null) {
                full.link(choice, salt, runStartMillis);
            }
            next = full.next();
        }
        if (next == null || next == Segment.END) {
            return false;
        }
        spares.remove(next); // before it can be full, when it must not be offered again
        last = next;
        return true;
    }

    /** One that stays among the spares until it is linked: a thread that stands still must not take it from others. */
    private @Nullable Segment spare(Segment full, EventKind kind, int needed) {
        for (Segment spare : spares) {
            if (spare.capacity() >= SegmentHeader.BYTES + needed) {
                return spare;
            }
        }
        if (!kind.isLifecycle() && full.number() > 0) {
            return null;
        }
        Segment made = maker.make(needed, kind.isLifecycle());
        if (made != null) {
            spares.add(made);
        }
        return made;
    }

    private void wake() {
        Thread worker = waiting;
        if (worker != null) {
            LockSupport.unpark(worker);
        }
    }

    /** The event stays recorded whatever happens here: the caller is the application. */
    private void begin() {
        try {
            onFirst.run();
        } catch (RuntimeException | Error e) { // no memory for a thread is an Error
            counters.count("worker.not-started");
            log.error("the worker did not start, nothing will be delivered: " + e);
        }
    }
}

package org.exposureagent.core.journal;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.jspecify.annotations.Nullable;

/** A journal in memory: bounded, and without lock for those who append. */
public final class QueueJournal implements Journal {

    /** Events wait here for milliseconds; this is what a stalled upload may pile up, about 1 MB. */
    public static final int DEFAULT_CAPACITY = 8_192;

    /** More room for lifecycle events: without its enrollment, every exposure of a stay is worthless. */
    static final int LIFECYCLE_RESERVE = 512;

    private final ConcurrentLinkedQueue<Recorded> queue = new ConcurrentLinkedQueue<>();
    // incremented before an append looks at closed, so that a closed journal of size 0 has none under way
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final int capacity;
    private final Runnable onFirst;
    private final Counters counters;
    private final Log log;
    private volatile boolean closed;
    private volatile @Nullable Thread waiting;

    /**
     * An empty journal.
     *
     * @param capacity exposures that can wait
     * @param onFirst run once, on the thread of the first accepted append: starts the worker
     */
    public QueueJournal(int capacity, Runnable onFirst, Counters counters, Log log) {
        this.capacity = capacity;
        this.onFirst = onFirst;
        this.counters = counters;
        this.log = log;
    }

    @Override
    public boolean append(Event event, Annotations annotations) {
        int bound = event.kind() == EventKind.EXPOSURE ? capacity : capacity + LIFECYCLE_RESERVE;
        if (size.incrementAndGet() > bound || closed) {
            size.decrementAndGet();
            counters.count(closed ? "events.after-close" : "events.dropped");
            if (!closed) {
                log.once("journal-full", "the buffer is full, events are dropped and counted");
            }
            return false;
        }
        queue.add(new Recorded(event, annotations));
        Thread worker = waiting;
        if (worker != null) {
            LockSupport.unpark(worker);
        }
        if (!begun.get() && begun.compareAndSet(false, true)) {
            begin();
        }
        return true;
    }

    @Override
    public @Nullable Recorded poll() {
        Recorded oldest = queue.poll();
        if (oldest != null) {
            size.decrementAndGet();
        }
        return oldest;
    }

    @Override
    public void await(long millis) {
        waiting = Thread.currentThread();
        try {
            if (queue.isEmpty() && !closed) {
                LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
            }
        } finally {
            waiting = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread worker = waiting;
        if (worker != null) {
            LockSupport.unpark(worker);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isDrained() {
        return closed && size.get() == 0;
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

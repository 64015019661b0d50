package org.exposureagent.core.upload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;

/**
 * The thread that sends: what is due, and then it sleeps until more is. A receiver that hangs keeps this thread, and
 * nothing else: recording, sealing and storing go on.
 */
final class Sender implements Runnable {

    private static final String THREAD = "exposure-upload";

    private final Supplier<Delivery> source;
    private final PendingPings pending;
    private final BooleanSupplier inTime;
    private final Counters counters;
    private final Log log;
    private final Thread thread;
    private volatile boolean finishing;
    // beside the thread's permit, which whatever parks while a ping is sent may use up
    private volatile boolean woken;
    private volatile boolean flowing = true;

    /**
     * A sender that is not started.
     *
     * @param source asked once, on the thread that sends
     * @param inTime whether there is time left for final attempts
     */
    Sender(Supplier<Delivery> source, PendingPings pending, BooleanSupplier inTime, Counters counters, Log log) {
        this.source = source;
        this.pending = pending;
        this.inTime = inTime;
        this.counters = counters;
        this.log = log;
        this.thread = AgentThread.of(THREAD, this);
    }

    void start() {
        thread.start();
    }

    /** There is something new to send. */
    void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /**
     * Waits, behind a burst, for a receiver that takes what it gets: else pings would be discarded for want of room
     * which had only to wait for their turn. Not for a receiver that fails, nor long for one that is slow.
     *
     * @param meanwhile what must not wait as long
     */
    void letCatchUp(Runnable meanwhile) {
        long end = System.nanoTime() + Limits.CATCHING_UP.toNanos();
        while (flowing && pending.size() > Limits.SENT_BEHIND && end - System.nanoTime() > 0) {
            meanwhile.run();
            LockSupport.parkNanos(this, Limits.CATCHING_UP_LOOK.toNanos());
        }
    }

    /** The final attempts come now, and the thread ends. */
    void finish() {
        finishing = true;
        wake();
    }

    /** Waits for the end of the thread, at most so long; gives whether it has ended. 0: only looks. */
    boolean awaitEnd(long millis) throws InterruptedException {
        if (millis > 0) {
            thread.join(millis);
        }
        return !thread.isAlive();
    }

    /** For the thread only. */
    @Override
    public void run() {
        try {
            Delivery delivery = source.get();
            while (!finishing) {
                woken = false;
                delivery.attempt();
                long wait = delivery.dueInMillis();
                flowing = delivery.isFlowing();
                if (!woken) {
                    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(wait));
                }
            }
            delivery.finalAttempts(inTime);
        } catch (RuntimeException | Error e) {
            counters.count("sender.broken");
            log.error("sending is broken, pings are kept for the next run: " + e);
        } finally {
            flowing = false;
        }
    }
}

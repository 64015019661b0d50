package org.exposureagent.core.upload;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.diagnostics.LogServiceProvider;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EventLog;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.journal.Journal;
import org.exposureagent.core.journal.SegmentJournal;
import org.exposureagent.core.ping.Assembler;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event from the application's thread to the receiver: journal, pings, delivery, and two daemon threads,
 * one that makes pings and one that sends them. Before the first event, unless an earlier run left something, there is
 * only the empty journal: no thread, no JSON, no network.
 */
public final class Pipeline {

    private static final String THREAD = "exposure-journal";

    /** The file whose lock says which process sends. */
    private static final String SENDING = "sending.lock";

    private final Parts parts;
    private final Journal journal;
    private final PendingPings pending;
    private final Thread thread;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Sender sender;
    private volatile long endNanos;
    private volatile boolean ending;

    /**
     * What a pipeline is made of.
     *
     * @param sink asked once, on the thread that sends
     * @param directory {@code data.dir}
     * @param onFirst run once, when the work begins, on that thread: registers the shutdown hook that calls
     *     {@link #close}
     */
    public record Parts(
            PingSettings ping,
            UploadSettings upload,
            State state,
            DataDir directory,
            Supplier<Sink> sink,
            Runnable onFirst,
            Clock clock,
            Counters counters,
            Log log) {}

    public Pipeline(Parts parts) {
        this.parts = parts;
        // Classes, not lambdas: this runs at start-up, where the first lambda costs tens of milliseconds.
        this.journal = new SegmentJournal(
                parts.directory(),
                parts.upload().journalBytes(),
                parts.clock().wallMillis(),
                new Start(),
                parts.counters(),
                parts.log());
        this.pending = new PendingPings(parts.directory(), parts.state(), parts.counters(), parts.log());
        this.thread = AgentThread.of(THREAD, new Work());
    }

    private final class Start implements Runnable {
        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                thread.start();
                parts.onFirst().run();
            }
        }
    }

    private final class Work implements Runnable {
        @Override
        public void run() {
            work();
        }
    }

    /** Whether earlier runs left events or pings, or a deletion request to be stored. */
    public boolean hasLeftovers() {
        return SegmentJournal.isIn(parts.directory())
                || pending.hasLeftovers()
                || parts.state().isUnclean();
    }

    /** Begins with what earlier runs left, if that is anything; else nothing begins before the first event. */
    public void resume() {
        if (hasLeftovers()) {
            new Start().run();
        }
    }

    /** Where the recorder appends. */
    public EventLog events() {
        return journal;
    }

    /**
     * Stops accepting events, seals and sends what there is, one attempt a ping, and waits for that at most so long. A
     * second call only waits, for its own time.
     *
     * @return whether the work ended in time; what was not delivered is counted
     */
    public boolean close(Duration timeout) {
        endNanos = System.nanoTime() + timeout.toNanos();
        ending = true;
        journal.close();
        boolean ended = awaitEnd();
        if (!ended) {
            parts.log()
                    .warn("shutdown.timeout is over: " + pending.size()
                            + " assembled pings, and what was in none yet, are not delivered");
        }
        return ended;
    }

    private boolean awaitEnd() {
        try {
            // 0 would mean for ever; a thread that was never started is not waited for
            thread.join(Math.max(1, millisLeft()));
            Sender sends = sender;
            return !thread.isAlive() && (sends == null || sends.awaitEnd(millisLeft()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        try {
            journal.prepare(); // before anything slow: the application goes on recording
            LogServiceProvider.routeTo(parts.log());
            parts.state().load();
            new Cleaning(parts.state(), pending, parts.directory(), parts.log()).run(parts.ping(), parts.clock());
            worker().run(this::isInTime);
        } catch (RuntimeException | Error | InterruptedException e) {
            journal.close(); // broken: nothing more is taken, and the application runs on
            parts.counters().count("worker.broken");
            parts.log().error("the worker is broken, nothing more is recorded: " + e);
            if (sender != null) {
                sender.finish(); // what is in pings is sent nevertheless
            }
        }
    }

    private Worker worker() {
        Clock clock = parts.clock();
        Assembler assembler =
                Assembler.of(parts.ping(), parts.state(), clock, journal, journal.run(), parts.counters());
        Sender sends = new Sender(this::delivery, pending, this::isInTime, parts.counters(), parts.log());
        sender = sends;
        return new Worker(journal, assembler, pending, sends, clock, parts.counters());
    }

    private Delivery delivery() {
        Sink sink = parts.sink().get();
        return new Delivery(
                parts.upload().logPings() ? new LoggingSink(sink) : sink,
                pending,
                new DataLock(parts.directory(), SENDING, parts.log()),
                new RateLimiter(parts.upload().rate(), parts.clock()),
                new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                parts.clock(),
                parts.counters());
    }

    private boolean isInTime() {
        return !ending || endNanos - System.nanoTime() > 0;
    }

    private long millisLeft() {
        return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
    }
}

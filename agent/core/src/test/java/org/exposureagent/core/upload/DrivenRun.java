package org.exposureagent.core.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EventLog;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.DataLock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.SegmentJournal;
import org.exposureagent.core.ping.Assembler;
import org.exposureagent.core.ping.EarlierPings;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.State;
import org.jspecify.annotations.Nullable;

/**
 * One run of a process: the real journal, state, assembler, pending pings and delivery, on a clock that is handed in
 * and without threads: whoever drives it is its worker.
 */
final class DrivenRun {

    /** Small segments, so that a run goes through several. */
    private static final long JOURNAL_BYTES = 4 << 16;

    final State state;
    final SegmentJournal journal;
    final PendingPings pending;
    final Delivery delivery;
    private final Assembler assembler;
    private final Clock clock;
    private final Counters counters;
    private final Log log;
    private final List<EarlierRun> earlier = new ArrayList<>();

    /** What a run is made of. */
    record Parts(
            DataDir directory,
            Sink sink,
            int maxEvents,
            @Nullable Rate rate,
            DoubleSupplier random,
            Clock clock,
            Counters counters,
            Log log) {}

    /** A run that has done nothing. */
    DrivenRun(Parts parts) {
        clock = parts.clock;
        counters = parts.counters;
        log = parts.log;
        DataDir directory = parts.directory;
        state = new State(directory, null, clock, log);
        journal = new SegmentJournal(directory, JOURNAL_BYTES, clock.wallMillis(), () -> {}, counters, log);
        pending = new PendingPings(directory, state, counters, log);
        assembler = Assembler.of(Samples.pingSettings(parts.maxEvents), state, clock, journal, journal.run(), counters);
        delivery = new Delivery(
                parts.sink,
                pending,
                new DataLock(directory, "sending.lock", log),
                new RateLimiter(parts.rate, clock),
                new Backoff(parts.random),
                clock,
                counters);
    }

    /** Where the application's calls end, each read an exposure. */
    Recorder recorder(EventLog events) {
        ExposureSettings every =
                new ExposureSettings(ExposureSettings.Mode.EVERY, null, ExposureSettings.DEFAULT.manual(), List.of());
        return new Recorder(every, events, state, clock, counters, log);
    }

    /** Begins with what dead processes left. */
    void start() {
        state.load();
        for (EarlierRun run : journal.adopt()) {
            EarlierPings pings = assembler.earlier(run);
            for (List<Ping> next = pings.next(); next != null; next = pings.next()) {
                pending.addAll(next);
            }
            earlier.add(run);
        }
        settle();
    }

    /** Folds what was recorded, and stores what is due. */
    void fold() {
        journal.prepare();
        for (Recorded recorded = journal.poll(); recorded != null; recorded = journal.poll()) {
            pending.addAll(assembler.add(recorded));
        }
        pending.addAll(assembler.age());
        settle();
    }

    /** Folds, and sends one ping if that is due. */
    void turn() {
        fold();
        delivery.attempt();
        settle();
    }

    /** Ends as a process does that is not killed. */
    void finish() {
        journal.close();
        while (!journal.isDrained()) {
            fold();
        }
        pending.addAll(assembler.finish());
        delivery.finalAttempts(() -> true);
        settle();
        journal.end();
    }

    private void settle() {
        if (pending.areStored()) {
            journal.stored();
            earlier.forEach(EarlierRun::stored);
            earlier.clear();
        }
    }
}

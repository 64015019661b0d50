package org.exposureagent.benchmarks.append;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.exposureagent.benchmarks.Console;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.Journal;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.Seal;
import org.exposureagent.core.journal.SegmentJournal;

/** The journal alone; its worker seals what it polls and throws it away. */
final class JournalAppending implements Appending {

    private static final int PING = 500;
    private static final long JOURNAL_BYTES = 64 << 20;

    private final Counters counters = new Counters();
    private final Thread worker = new Thread(this::work, "worker");
    private final Journal journal;
    private final Annotations annotations = new Annotations(1, Map.of("bench", new Annotation("treatment", null)));
    private final Event event;
    private final AtomicLong done = new AtomicLong();

    JournalAppending(Path directory) {
        long now = System.currentTimeMillis();
        Log log = new Log(Console.err(), Level.WARN);
        event = new Event(EventKind.EXPOSURE, now, 0, "bench", "treatment", "new-checkout", null);
        journal = new SegmentJournal(new DataDir(directory.toFile()), JOURNAL_BYTES, now, worker::start, counters, log);
    }

    @Override
    public void append() {
        journal.append(event, annotations);
    }

    @Override
    public long done() {
        return done.get();
    }

    @Override
    public Map<String, Long> counts() {
        return counters.snapshot();
    }

    @Override
    public void end() throws InterruptedException {
        journal.close();
        worker.join();
        journal.end();
    }

    private void work() {
        List<Recorded> records = new ArrayList<>();
        journal.prepare();
        while (!journal.isClosed()) {
            Recorded recorded = journal.poll();
            if (recorded == null) {
                journal.await(1);
                continue;
            }
            records.add(recorded);
            if (records.size() == PING) {
                seal(records);
                done.addAndGet(PING);
                records.clear();
            }
        }
    }

    private void seal(List<Recorded> records) {
        long now = System.currentTimeMillis();
        journal.seal(new Seal(UUID.randomUUID(), 1, "max_capacity", now, now, 0), records);
        journal.stored();
        journal.prepare();
    }
}

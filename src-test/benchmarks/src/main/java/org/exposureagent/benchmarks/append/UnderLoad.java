package org.exposureagent.benchmarks.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A journal with its worker running. Between measured calls the callers wait until the worker is at most one segment
 * behind: an append to a full journal is a fast drop, and must not be measured as an append. At the end nothing may be
 * counted as dropped.
 */
@State(Scope.Benchmark)
public class UnderLoad {

    /** About a segment, of which two are kept ready. */
    private static final long LEAD = 8_000;

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    @Param({"journal", "recorder"})
    public String path = "";

    private final AtomicLong appended = new AtomicLong();
    private Appending appending;

    @Setup(Level.Trial)
    public void begin() throws IOException {
        Path directory = Files.createTempDirectory("append");
        appending = path.equals("journal") ? new JournalAppending(directory) : new RecorderAppending(directory);
    }

    @TearDown(Level.Trial)
    public void end() throws InterruptedException {
        appending.end();
        Map<String, Long> counts = appending.counts();
        if (!counts.isEmpty() || appending.done() == 0) {
            throw new IllegalStateException("not every call was an append: " + counts + ", done " + appending.done());
        }
    }

    void append() {
        appending.append();
    }

    /** Counts what was appended, and waits for the worker. */
    void settle(int more) {
        long all = appended.addAndGet(more);
        while (all - appending.done() > LEAD) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }
}

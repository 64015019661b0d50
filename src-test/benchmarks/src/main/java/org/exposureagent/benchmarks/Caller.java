package org.exposureagent.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the measured thread itself allocates. JMH's own profiler counts the whole JVM, which here has a worker that
 * allocates for every event.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Caller {

    /** Invocations of a batch. */
    public long batches;

    /** Allocated in them. */
    public long bytes;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;

    @Setup(Level.Invocation)
    public void begin() {
        before = threads.getCurrentThreadAllocatedBytes();
    }

    @TearDown(Level.Invocation)
    public void end() {
        bytes += threads.getCurrentThreadAllocatedBytes() - before;
        batches++;
    }
}

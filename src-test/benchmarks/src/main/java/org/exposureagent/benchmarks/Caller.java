package org.exposureagent.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the measured thread itself uses. Its CPU time, since on a machine with other work, such as the agent's own
 * worker on two cores, elapsed time is mostly that of others; and what it allocates, since JMH's own profiler counts
 * the whole JVM.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Caller {

    /** Invocations of a batch. */
    public long batches;

    /** Allocated in them. */
    public long bytes;

    /** CPU time of them, with the half microsecond of reading it. */
    public long nanos;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long bytesBefore;
    private long nanosBefore;

    /** Before a batch. */
    public void begin() {
        bytesBefore = threads.getCurrentThreadAllocatedBytes();
        nanosBefore = threads.getCurrentThreadCpuTime();
    }

    /** After it. */
    public void end() {
        nanos += threads.getCurrentThreadCpuTime() - nanosBefore;
        bytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
        batches++;
    }
}

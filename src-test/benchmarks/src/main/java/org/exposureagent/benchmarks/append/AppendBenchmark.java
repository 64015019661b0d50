package org.exposureagent.benchmarks.append;

import java.util.concurrent.TimeUnit;
import org.exposureagent.benchmarks.Caller;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One append: the mean of many, and the distribution of single ones. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {

    static final int BATCH = 500;

    /** Waits after a batch, unmeasured. */
    @State(Scope.Thread)
    public static class BatchPause {

        @TearDown(Level.Invocation)
        public void settle(UnderLoad load) {
            load.settle(BATCH);
        }
    }

    /** Waits after a single append, unmeasured. */
    @State(Scope.Thread)
    public static class Pause {

        @TearDown(Level.Invocation)
        public void settle(UnderLoad load) {
            load.settle(1);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(BATCH)
    public void mean(UnderLoad load, BatchPause pause, Caller caller) {
        caller.begin();
        for (int i = 0; i < BATCH; i++) {
            load.append();
        }
        caller.end();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void distribution(UnderLoad load, Pause pause) {
        load.append();
    }
}

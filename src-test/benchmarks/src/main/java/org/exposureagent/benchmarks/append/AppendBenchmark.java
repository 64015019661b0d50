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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One append: the mean of many, and the distribution of single ones. */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {

    static final int BATCH = 500;

    /** Waits before a batch, unmeasured. */
    @State(Scope.Thread)
    public static class Pause {

        private int appended;

        @Setup(Level.Invocation)
        public void settle(UnderLoad load) {
            load.settle(appended);
            appended = 0;
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(BATCH)
    public void mean(UnderLoad load, Pause pause, Caller caller) {
        for (int i = 0; i < BATCH; i++) {
            load.append();
        }
        pause.appended = BATCH;
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void distribution(UnderLoad load, Pause pause) {
        load.append();
        pause.appended = 1;
    }
}

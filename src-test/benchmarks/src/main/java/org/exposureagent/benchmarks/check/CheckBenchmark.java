package org.exposureagent.benchmarks.check;

import dev.openfeature.sdk.Client;
import java.util.concurrent.TimeUnit;
import org.exposureagent.benchmarks.Caller;
import org.exposureagent.benchmarks.Flags;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** A feature check of an application, and one of the OpenFeature SDK. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckBenchmark {

    static final int BATCH = 64 * Features.COUNT;

    /** Waits after a batch, unmeasured. */
    @State(Scope.Thread)
    public static class Pause {

        @TearDown(Level.Invocation)
        public void settle(Application application) {
            application.settle(BATCH);
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void application(Application application, Pause pause, Caller caller, Blackhole results) {
        Flags flags = application.flags();
        String[] features = application.checked();
        caller.begin();
        for (int i = 0; i < BATCH; i++) {
            results.consume(flags.isEnabled(features[i & (Features.COUNT - 1)]));
        }
        caller.end();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void openFeature(Application application, Pause pause, Caller caller, Blackhole results) {
        Client client = application.client();
        String[] features = application.evaluated();
        caller.begin();
        for (int i = 0; i < BATCH; i++) {
            results.consume(client.getBooleanValue(features[i & (Features.COUNT - 1)], false));
        }
        caller.end();
    }
}

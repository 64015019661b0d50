package org.exposureagent.benchmarks.append;

import java.io.IOException;
import java.util.Collection;
import org.exposureagent.benchmarks.Report;
import org.exposureagent.benchmarks.Results;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Prints what an append costs the calling thread, with 1, 2 and 4 of them. */
public final class Append {

    private static final int[] THREADS = {1, 2, 4};
    private static final double MEDIAN = 50;
    private static final double ONE_OF_A_THOUSAND = 99.9;

    private Append() {}

    /**
     * Runs it.
     *
     * @param arguments number of forks
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int forks = Integer.parseInt(arguments[0]);
        Report report = new Report("append");
        report.line("journal: SegmentJournal.append; recorder: a fresh exposure from the decision to the journal.");
        report.line(
                "ns/op: CPU time of the calling thread; elapsed holds the worker's and other processes' share of the cores.");
        report.line("The worker runs, nothing is dropped. p50 and p99.9 hold the 20 to 40 ns of the clock.");
        report.line(
                "%-10s %8s %8s %8s %8s %8s %10s", "path", "threads", "ns/op", "elapsed", "B/op", "p50 ns", "p99.9 ns");
        for (String path : new String[] {"journal", "recorder"}) {
            for (int threads : THREADS) {
                RunResult mean = run("mean", path, threads, forks);
                Statistics singles = run("distribution", path, threads, forks)
                        .getPrimaryResult()
                        .getStatistics();
                report.line(
                        "%-10s %8d %8.0f %8.0f %8.0f %8.0f %10.0f",
                        path,
                        threads,
                        Results.nanosPerCall(mean, AppendBenchmark.BATCH),
                        mean.getPrimaryResult().getScore(),
                        Results.bytesPerCall(mean, AppendBenchmark.BATCH),
                        singles.getPercentile(MEDIAN),
                        singles.getPercentile(ONE_OF_A_THOUSAND));
            }
        }
        report.write();
    }

    private static RunResult run(String method, String path, int threads, int forks) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(AppendBenchmark.class.getName() + "." + method + "$")
                        .param("path", path)
                        .threads(threads)
                        .forks(forks)
                        .jvmArgsAppend("-Xmx512m")
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(500))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.iterator().next();
    }
}

package org.exposureagent.benchmarks.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.benchmarks.FlagsPoints;
import org.exposureagent.benchmarks.Medians;
import org.exposureagent.benchmarks.Report;
import org.exposureagent.benchmarks.Results;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what the agent adds to a check. Each round runs every variant once, in a JVM of its own, so that a machine
 * whose speed drifts slows them alike; differences are taken within a round, and are medians.
 */
public final class Check {

    private static final int[] THREADS = {1, 2, 4};

    /** One fork. */
    private record Figures(double nanos, double elapsed, double bytes, double bytesOfAll) {}

    private final Path folder;
    private final Path points;
    private final Report report = new Report("check");

    private Check(Path folder) throws IOException {
        this.folder = folder;
        this.points = FlagsPoints.in(folder);
    }

    /**
     * Runs it.
     *
     * @param arguments number of rounds, and optionally one of the methods
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int rounds = Integer.parseInt(arguments[0]);
        Check check = new Check(Files.createTempDirectory("check"));
        check.report.line(
                "ns of CPU time a call, and what it is more than without agent; medians of %d rounds.", rounds);
        check.report.line("B/op: allocated on the calling thread; B/op all: in the whole JVM, as -prof gc counts.");
        List<String> methods = arguments.length > 1 ? List.of(arguments[1]) : List.of("application", "openFeature");
        for (String method : methods) {
            for (int threads : THREADS) {
                check.measure(method, threads, rounds);
            }
        }
        check.report.write();
    }

    private void measure(String method, int threads, int rounds) throws RunnerException, IOException {
        Map<Variant, List<Figures>> figures = new EnumMap<>(Variant.class);
        for (int round = 0; round < rounds; round++) {
            for (Variant variant : Variant.values()) {
                if (variant != Variant.HOOK || method.equals("openFeature")) {
                    figures.computeIfAbsent(variant, none -> new ArrayList<>()).add(fork(method, threads, variant));
                }
            }
        }
        report.line("");
        report.line(
                "%-28s %8s %8s %7s %9s %7s %10s",
                method + ", " + threads + (threads == 1 ? " thread" : " threads"),
                "ns/op",
                "more",
                "ratio",
                "elapsed",
                "B/op",
                "B/op all");
        List<Figures> alone = figures.getOrDefault(Variant.UNINSTRUMENTED, List.of());
        for (Map.Entry<Variant, List<Figures>> of : figures.entrySet()) {
            print(of.getKey(), of.getValue(), alone);
        }
    }

    private void print(Variant variant, List<Figures> figures, List<Figures> alone) {
        report.line(
                "%-28s %8.1f %+8.1f %7.2f %9.1f %7.1f %10.1f",
                variant.title(),
                Medians.of(figures.size(), round -> figures.get(round).nanos()),
                Medians.of(
                        figures.size(),
                        round -> figures.get(round).nanos() - alone.get(round).nanos()),
                Medians.of(
                        figures.size(),
                        round -> figures.get(round).nanos() / alone.get(round).nanos()),
                Medians.of(figures.size(), round -> figures.get(round).elapsed()),
                Medians.of(figures.size(), round -> figures.get(round).bytes()),
                Medians.of(figures.size(), round -> figures.get(round).bytesOfAll()));
    }

    private Figures fork(String method, int threads, Variant variant) throws RunnerException, IOException {
        Path data = Files.createTempDirectory(folder, "data").resolve("data");
        RunResult result = new Runner(new OptionsBuilder()
                        .include(CheckBenchmark.class.getName() + "." + method + "$")
                        .param("variant", variant.name())
                        .param("data", data.toString())
                        .threads(threads)
                        .forks(1)
                        .jvmArgsAppend(variant.flags(data, points).toArray(new String[0]))
                        .addProfiler(GCProfiler.class)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.milliseconds(600))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(300))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        return new Figures(
                Results.nanosPerCall(result, CheckBenchmark.BATCH),
                result.getPrimaryResult().getScore(),
                Results.bytesPerCall(result, CheckBenchmark.BATCH),
                Results.secondary(result, "gc.alloc.rate.norm"));
    }
}

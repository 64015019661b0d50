package org.exposureagent.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.exposureagent.benchmarks.Project;
import org.exposureagent.benchmarks.Report;

/**
 * Whole-process wall time of a hello program under: no agent, an agent that does nothing, the agent with no class to
 * weave, and the agent with one class woven through a points file. Every round runs each once, in turn, so that a
 * machine whose speed drifts slows them alike; the first round is dropped; medians. JDK 17 (the running one) and 25
 * where there is one. Each run must print nothing on standard error.
 */
public final class StartUp {

    private static final String HELLO = """
            public class Hello {
                public static void main(String[] args) {
                    System.out.println(new Flags().isEnabled("new-checkout") ? "hello" : "goodbye");
                }
            }
            """;
    private static final String FLAGS = """
            public class Flags {
                public boolean isEnabled(String feature) {
                    return feature.length() > 3;
                }
            }
            """;
    private static final String NOTHING = """
            public class Nothing {
                public static void premain(String arguments, java.lang.instrument.Instrumentation jvm) {}
            }
            """;
    private static final String POINTS = """
            {"points": [{"class": "Flags", "method": "isEnabled", "on": "feature-check", "feature": "arg0"}]}
            """;

    private record Variant(String name, List<String> flags) {}

    private StartUp() {}

    /**
     * Runs it.
     *
     * @param args number of rounds
     */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        Path work = Files.createTempDirectory("startup");
        List<Variant> variants = prepare(work, Project.agentJar());
        Report report = new Report("startup");
        for (Path jdk : jdks(report)) {
            report.line("JDK %s, %d rounds, medians in ms", jdk.getFileName(), rounds);
            print(report, variants, measure(jdk, work, variants, rounds));
        }
        report.write();
    }

    private static List<Variant> prepare(Path work, Path agent) throws IOException {
        compile(work, "Flags", FLAGS);
        compile(work, "Hello", HELLO);
        compile(work, "Nothing", NOTHING);
        Path nothing = work.resolve("nothing.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "Nothing");
        try (OutputStream out = Files.newOutputStream(nothing);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("Nothing.class"));
            jar.write(Files.readAllBytes(work.resolve("Nothing.class")));
        }
        Path points = Files.writeString(work.resolve("points.json"), POINTS);
        String options = "=app.id=hello,data.dir=" + work.resolve("data");
        return List.of(
                new Variant("no agent", List.of()),
                new Variant("do-nothing agent", List.of("-javaagent:" + nothing)),
                new Variant("agent, no match", List.of("-javaagent:" + agent + options)),
                new Variant("agent, one class woven", List.of("-javaagent:" + agent + options + ",points=" + points)));
    }

    private static void compile(Path work, String name, String source) throws IOException {
        Path file = Files.writeString(work.resolve(name + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        work.toString(),
                        "-cp",
                        work.toString(),
                        "--release",
                        "8",
                        "-Xlint:-options",
                        file.toString());
        if (status != 0) {
            throw new IllegalStateException("javac failed for " + name);
        }
    }

    private static List<Path> jdks(Report report) throws IOException {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> jdks = new ArrayList<>(List.of(running));
        String named = System.getenv("JDK25_HOME");
        List<Path> candidates = new ArrayList<>();
        if (named != null) {
            candidates.add(Path.of(named));
        } else if (running.getParent() != null) {
            try (Stream<Path> siblings = Files.list(running.getParent())) {
                siblings.filter(path -> path.getFileName().toString().contains("25"))
                        .forEach(candidates::add);
            }
        }
        candidates.stream()
                .filter(path -> Files.isExecutable(path.resolve("bin/java")))
                .min(Comparator.naturalOrder())
                .ifPresentOrElse(jdks::add, () -> report.line("no JDK 25 found (JDK25_HOME): skipped"));
        return jdks;
    }

    /** Milliseconds by variant and round. */
    private static double[][] measure(Path jdk, Path work, List<Variant> variants, int rounds) throws Exception {
        double[][] times = new double[variants.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int v = 0; v < variants.size(); v++) {
                double time = run(jdk, work, variants.get(v));
                if (round >= 0) {
                    times[v][round] = time;
                }
            }
        }
        return times;
    }

    private static double run(Path jdk, Path work, Variant variant) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(variant.flags());
        command.addAll(List.of("-cp", work.toString(), "Hello"));
        File err = work.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err);
        builder.environment().keySet().removeIf(name -> name.startsWith("EXPOSURE_") || name.endsWith("JAVA_OPTIONS"));
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        String said = Files.readString(err.toPath());
        if (status != 0 || !said.isEmpty()) {
            throw new IllegalStateException(variant.name() + ": exit code " + status + ", standard error: " + said);
        }
        return millis;
    }

    private static void print(Report report, List<Variant> variants, double[][] times) {
        for (int v = 0; v < variants.size(); v++) {
            double[] beside = new double[times[v].length];
            for (int round = 0; round < beside.length; round++) {
                beside[round] = times[v][round] - times[1][round];
            }
            report.line(
                    "  %-24s %6.0f   to the do-nothing agent %+6.0f",
                    variants.get(v).name(), median(times[v]), median(beside));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

package org.exposureagent.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a finished program left. */
public record Run(List<String> command, int exitCode, String stdout, String stderr) {

    private static final Duration DUMP_LIMIT = Duration.ofSeconds(10);

    /**
     * Runs a program to its end. What it writes goes through files: a pipe that nobody reads in time would block it.
     *
     * @throws AssertionError when it runs longer than {@code limit}, with what it wrote and a thread dump of each JVM
     *     among its processes; they are killed
     */
    public static Run of(ProcessBuilder program, Duration limit) {
        try {
            Path folder = Files.createTempDirectory("run");
            Path out = folder.resolve("stdout");
            Path err = folder.resolve("stderr");
            try {
                Process process = program.redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                process.getOutputStream().close();
                String dumps = finishes(process, limit) ? "" : killed(process);
                Run run = new Run(
                        List.copyOf(program.command()),
                        process.waitFor(),
                        Files.readString(out),
                        Files.readString(err));
                if (!dumps.isEmpty()) {
                    throw new AssertionError("still running after " + limit + ": " + run + "\n" + dumps);
                }
                return run;
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program.command(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + program.command(), e);
        }
    }

    /** The lines of standard error. */
    public List<String> errors() {
        return stderr.lines().toList();
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\nexit code " + exitCode + "\n--- stdout\n" + stdout + "--- stderr\n"
                + stderr;
    }

    private static boolean finishes(Process process, Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String killed(Process process) throws IOException, InterruptedException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        StringBuilder dumps = new StringBuilder();
        for (ProcessHandle each : all) {
            dumps.append("--- process ").append(each.pid()).append('\n').append(threadDump(each));
        }
        all.forEach(ProcessHandle::destroyForcibly);
        return dumps.toString();
    }

    private static String threadDump(ProcessHandle process) throws IOException, InterruptedException {
        Path program = Path.of(process.info().command().orElse(""));
        Path jcmd = program.resolveSibling("jcmd");
        if (!program.endsWith("java") || !Files.isExecutable(jcmd)) {
            return "not a JVM: " + program + "\n";
        }
        Path text = Files.createTempFile("threads", ".txt");
        try {
            Process dump = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(text.toFile())
                    .start();
            if (!finishes(dump, DUMP_LIMIT)) {
                dump.destroyForcibly();
            }
            return Files.readString(text);
        } finally {
            Files.delete(text);
        }
    }
}

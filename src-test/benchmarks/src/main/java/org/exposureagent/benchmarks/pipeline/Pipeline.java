package org.exposureagent.benchmarks.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.benchmarks.Report;

/** Prints how many exposures a second reach a receiver on the same machine, and what each costs the application. */
public final class Pipeline {

    private static final int WINDOW = 10_000;

    private Pipeline() {}

    /**
     * Runs it.
     *
     * @param arguments number of events, in thousands
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits for the other side's ack
        int events = Integer.parseInt(arguments[0]) * 1_000;
        Report report = new Report("pipeline");
        report.line(
                "%d exposures of one subject over 1000 features, 2 threads, at most %d on their way,", events, WINDOW);
        report.line("recorded in one JVM (-Xmx256m) and posted with gzip to another one on the same cores.");
        report.line(
                "%-22s %9s %9s %8s %8s %8s %8s %8s %6s %6s",
                "", "received", "events/s", "B/event", "CPU us", "requests", "p50 ns", "p99.9 ns", "MiB", "half");
        for (Peer peer : Peer.values()) {
            measure(report, peer, events);
        }
        report.line("CPU us: of the recording JVM, an event. MiB: its peak memory, at the end and at half.");
        report.write();
    }

    private static void measure(Report report, Peer peer, int events) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pipeline");
        Path progress = folder.resolve("progress");
        try (Receiver receiver = new Receiver(new Progress(progress), peer.marker())) {
            String[] said = send(peer, folder, receiver.endpoint(), progress, events);
            long received = Long.parseLong(said[0]);
            report.line(
                    "%-22s %9d %9.0f %8.1f %8.2f %8d %8s %8s %6s %6s",
                    peer.title(),
                    received,
                    received / Double.parseDouble(said[1]),
                    (double) receiver.bytes() / received,
                    Double.parseDouble(said[2]) * 1e6 / received,
                    receiver.requests(),
                    said[3],
                    said[4],
                    said[6],
                    said[5]);
            if (received != events) {
                report.line("    %s lost %d events", peer.title(), events - received);
            }
        }
    }

    private static String[] send(Peer peer, Path folder, String endpoint, Path progress, int events)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-Xmx256m");
        command.addAll(peer.flags(folder, endpoint));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Sender.class.getName()));
        command.addAll(List.of(
                peer.name(), endpoint, progress.toString(), Integer.toString(events), Integer.toString(WINDOW)));
        Path out = folder.resolve("out");
        int status = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        String[] said = Files.readString(out).trim().split(" ");
        if (status != 0 || said.length != 7) {
            throw new IllegalStateException(peer + " ended with " + status + " and said " + String.join(" ", said));
        }
        return said;
    }
}

package org.exposureagent.benchmarks.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.exposureagent.benchmarks.Console;

/**
 * The program that records: two threads, as fast as they can while not more than a window of events is on its way.
 * Nobody is asked to lose any: what a full queue throws away costs nothing.
 */
final class Sender {

    private static final int THREADS = 2;
    private static final int BATCH = 100;
    private static final int TIMED_ONE_OF = 8;
    private static final int FEATURES = 1_000;
    private static final int QUEUE_PER_WINDOW = 2;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Recording recording;
    private final Progress progress;
    private final String[] features;
    private final int events;
    private final int window;

    private Sender(Recording recording, Progress progress, String[] features, int events, int window) {
        this.recording = recording;
        this.progress = progress;
        this.features = features;
        this.events = events;
        this.window = window;
    }

    /**
     * Runs it, and prints one line: received events, seconds, CPU seconds, p50 and p99.9 of a call in nanoseconds, peak
     * memory when half is recorded and at the end, in MiB.
     *
     * @param arguments peer, endpoint, file of the progress, events, window
     */
    public static void main(String[] arguments) throws Exception {
        String[] features = new String[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            features[i] = "feature-" + i;
        }
        int window = Integer.parseInt(arguments[4]);
        Recording recording = Peer.valueOf(arguments[0]).recording(arguments[1], features, QUEUE_PER_WINDOW * window);
        Sender sender = new Sender(
                recording, new Progress(Path.of(arguments[2])), features, Integer.parseInt(arguments[3]), window);
        Console.out().println(sender.run());
        System.exit(0); // peers have threads of their own
    }

    private String run() throws InterruptedException, IOException {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        List<Latencies> latencies = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Latencies own = new Latencies();
            latencies.add(own);
            threads.add(new Thread(() -> record(own)));
        }
        threads.forEach(Thread::start);
        while (progress.received() < events / 2 && isAlive(threads)) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(10));
        }
        long half = Memory.peakMebibytes();
        for (Thread thread : threads) {
            thread.join();
        }
        recording.flush();
        awaitReceived();
        double seconds = (progress.lastNanos() - start) / 1e9;
        double cpuSeconds = (cpuNanos() - cpu) / 1e9;
        Latencies all = new Latencies();
        latencies.forEach(all::addAll);
        return String.join(
                " ",
                Long.toString(progress.received()),
                Double.toString(seconds),
                Double.toString(cpuSeconds),
                Long.toString(all.percentile(50)),
                Long.toString(all.percentile(99.9)),
                Long.toString(half),
                Long.toString(Memory.peakMebibytes()));
    }

    private void record(Latencies latencies) {
        int mine = events / THREADS;
        int next = ThreadLocalRandom.current().nextInt(FEATURES);
        for (int sent = 0; sent < mine; sent += BATCH) {
            while ((long) sent * THREADS - progress.received() > window) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
            }
            for (int i = 0; i < BATCH; i++) {
                String feature = features[next++ % FEATURES];
                if (i % TIMED_ONE_OF == 0) {
                    long before = System.nanoTime();
                    recording.record(feature);
                    latencies.add(System.nanoTime() - before);
                } else {
                    recording.record(feature);
                }
            }
        }
    }

    private void awaitReceived() {
        long seen = progress.received();
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (seen < events && System.nanoTime() < until) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
            if (progress.received() != seen) {
                seen = progress.received();
                until = System.nanoTime() + PATIENCE_NANOS;
            }
        }
    }

    private static boolean isAlive(List<Thread> threads) {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}

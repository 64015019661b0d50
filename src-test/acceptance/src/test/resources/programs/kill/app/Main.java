package app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Four threads, each with an experiment of its own, go from stay to stay. Each feature is checked once, and written to
 * standard output when the check is over: {@code feature experiment branch}.
 */
public final class Main implements Runnable {

    private static final int THREADS = 4;
    private static final int FEATURES = 50;
    private static final int BURST = 10;

    /** Some thousand checks a second: what comes faster than a busy machine can store is dropped, as it must be. */
    private static final long PAUSE_NANOS = 5_000_000;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final String run;
    private final int thread;
    private final int stays;

    private Main(String run, int thread, int stays) {
        this.run = run;
        this.thread = thread;
        this.stays = stays;
    }

    /** Name of the run, and how many stays each thread goes through. */
    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(new Main(args[0], i, Integer.parseInt(args[1]))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void run() {
        String experiment = "experiment-" + thread;
        for (int stay = 0; stay < stays; stay++) {
            String branch = run + "-" + stay;
            String[] features = new String[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                features[i] = branch + "-" + thread + "-" + i;
            }
            Flags.enroll(experiment, branch, features);
            for (int i = 0; i < FEATURES; i++) {
                Flags.isEnabled(features[i]);
                say(features[i] + " " + experiment + " " + branch + "\n");
                if (i % BURST == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            Flags.unenroll(experiment, branch);
        }
    }

    private void say(String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8)); // one call of the system: whole, or not there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

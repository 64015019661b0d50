package app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * All runs are in one experiment, {@code shared}. Beside it four threads, each with an experiment of its own, go from
 * stay to stay. Each feature is checked once. What the agent must have recorded is written to standard output when the
 * call that told it has returned: {@code event experiment branch} and, of an exposure, the feature.
 */
public final class Main implements Runnable {

    private static final int THREADS = 4;
    private static final int FEATURES = 50;
    private static final int BURST = 10;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final String run;
    private final String experiment;
    private final int stays;
    private final long pauseNanos;

    private Main(String[] args, int thread) {
        this.run = args[0] + "-" + thread;
        this.experiment = args[1] + "-" + thread;
        this.stays = Integer.parseInt(args[2]);
        this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(args[3]));
    }

    /**
     * Name of the run, start of its experiments' names, how many stays each thread goes through, and milliseconds after
     * each burst of checks: what comes faster than a busy machine can store is dropped, as it must be.
     */
    public static void main(String[] args) throws InterruptedException {
        List<Main> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Main main = new Main(args, i);
            all.add(main);
            threads.add(new Thread(main));
            shared.add(main.sharedFeature());
        }
        Flags.enroll("shared", "on", shared.toArray(new String[0]));
        all.get(0).say("enrollment shared on");
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void run() {
        Flags.isEnabled(sharedFeature());
        say("exposure shared on " + sharedFeature());
        for (int stay = 0; stay < stays; stay++) {
            String branch = run + "-" + stay;
            String[] features = new String[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                features[i] = branch + "-" + i;
            }
            Flags.enroll(experiment, branch, features);
            say("enrollment " + experiment + " " + branch);
            for (int i = 0; i < FEATURES; i++) {
                Flags.isEnabled(features[i]);
                say("exposure " + experiment + " " + branch + " " + features[i]);
                if (i % BURST == 0) {
                    LockSupport.parkNanos(pauseNanos);
                }
            }
            Flags.unenroll(experiment, branch);
            say("unenrollment " + experiment + " " + branch);
        }
    }

    private String sharedFeature() {
        return "shared-" + run;
    }

    private void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8)); // one call of the system: whole, or not there
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

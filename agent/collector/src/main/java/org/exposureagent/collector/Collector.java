package org.exposureagent.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureagent.collector.submission.Submission;

/**
 * A collector inside a test: it keeps what it gets in memory, and answers as told.
 *
 * <pre>{@code
 * try (Collector collector = Collector.start(Answer.of(503).with("Retry-After", "2"))) {
 *     … endpoint=collector.endpoint() …
 *     assertThat(collector.await(2)).allMatch(submission -> submission.problems().isEmpty());
 * }
 * }</pre>
 */
public final class Collector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Queue<Answer> script;
    private final Lock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final List<Submission> submissions = new ArrayList<>();
    private final Server server;

    private Collector(List<Answer> script) throws IOException {
        this.script = new ArrayDeque<>(script);
        this.server = Server.start(0, this::take);
    }

    /** Starts one on a free port that gives these answers in turn, and then those that Mozilla's servers give. */
    public static Collector start(Answer... script) {
        try {
            return new Collector(List.of(script));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
    }

    /** Such as {@code http://127.0.0.1:40001}. */
    public String endpoint() {
        return server.endpoint();
    }

    /** All of them, a repeated one too, in the order in which their bodies were complete. */
    public List<Submission> submissions() {
        lock.lock();
        try {
            return List.copyOf(submissions);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The first {@code count} of them.
     *
     * @throws AssertionError when they are not there within 10 s
     */
    public List<Submission> await(int count) {
        lock.lock();
        try {
            long nanos = PATIENCE.toNanos();
            while (submissions.size() < count) {
                if (nanos <= 0) {
                    throw new AssertionError(
                            submissions.size() + " of " + count + " submissions within " + PATIENCE.toSeconds() + " s");
                }
                nanos = arrival.awaitNanos(nanos);
            }
            return List.copyOf(submissions.subList(0, count));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for submissions", e);
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; a sender that waits for an answer gets none. */
    @Override
    public void close() {
        server.close();
    }

    private Answer take(Submission submission) {
        lock.lock();
        try {
            submissions.add(submission);
            arrival.signalAll();
            Answer scripted = script.poll();
            return scripted == null ? Answer.of(submission.verdict().status()) : scripted;
        } finally {
            lock.unlock();
        }
    }
}

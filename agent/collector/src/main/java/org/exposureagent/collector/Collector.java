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
import java.util.function.Function;
import org.exposureagent.collector.submission.Submission;
import org.jspecify.annotations.Nullable;

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

    private final Function<Submission, Answer> rule;
    private final Lock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final List<Submission> submissions = new ArrayList<>();
    private Server server;

    private Collector(Function<Submission, Answer> rule, @Nullable Identity identity) {
        this.rule = rule;
        this.server = server(0, identity);
    }

    /** Starts one on a free port that gives these answers in turn, and then those that Mozilla's servers give. */
    public static Collector start(Answer... script) {
        Queue<Answer> answers = new ArrayDeque<>(List.of(script));
        return new Collector(
                submission -> {
                    Answer scripted = answers.poll();
                    return scripted == null ? Answer.of(submission.verdict().status()) : scripted;
                },
                null);
    }

    /** Starts one on a free port that says what the rule says; it is asked for one submission at a time. */
    public static Collector following(Function<Submission, Answer> rule) {
        return new Collector(rule, null);
    }

    /** The same, with TLS. */
    public static Collector following(Function<Submission, Answer> rule, Identity identity) {
        return new Collector(rule, identity);
    }

    /** Such as {@code http://127.0.0.1:40001}; each {@link #listen} keeps the port, and may change the scheme. */
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

    /** Refuses connections, until it listens again; those that are open end. */
    public void refuse() {
        server.close();
    }

    /** Listens again, on the same port, after it refused. */
    public void listen() {
        server = server(server.port(), null);
    }

    /** The same, with TLS. */
    public void listen(Identity identity) {
        server = server(server.port(), identity);
    }

    /** Ends it; a sender that waits for an answer gets none. */
    @Override
    public void close() {
        server.close();
    }

    private Server server(int port, @Nullable Identity identity) {
        try {
            return identity == null
                    ? Server.start(port, this::take)
                    : Server.start(port, identity.context(), this::take);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback", e);
        }
    }

    private Answer take(Submission submission) {
        lock.lock();
        try {
            submissions.add(submission);
            arrival.signalAll();
            return rule.apply(submission);
        } finally {
            lock.unlock();
        }
    }
}

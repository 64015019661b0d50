package org.exposureagent.core.agent;

import java.time.Duration;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.upload.AgentThread;
import org.exposureagent.core.upload.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Closes the pipeline when the JVM exits. Registered when its work begins: before that there is nothing to close. What
 * follows from switching telemetry off is waited for first, in the same time.
 */
final class Exit implements Runnable {

    private final Duration timeout;
    private final Log log;
    private boolean registered;
    private volatile @Nullable Pipeline pipeline;
    private volatile @Nullable Thread switching;

    Exit(Duration timeout, Log log) {
        this.timeout = timeout;
        this.log = log;
    }

    void closes(Pipeline what) {
        pipeline = what;
    }

    void waitsFor(Thread what) {
        switching = what;
    }

    /** Registers, the first time. */
    @Override
    public synchronized void run() {
        if (registered) {
            return;
        }
        registered = true;
        Runnable close = new Runnable() {
            @Override
            public void run() {
                close();
            }
        };
        try {
            Runtime.getRuntime().addShutdownHook(AgentThread.of("exposure-exit", close));
        } catch (IllegalStateException exiting) {
            log.debug("the JVM was exiting at the first event: it may be lost");
        }
    }

    void close() {
        long endNanos = System.nanoTime() + timeout.toNanos();
        Thread thread = switching;
        if (thread != null) {
            await(thread);
        }
        Pipeline last = pipeline;
        if (last != null) {
            last.close(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
        }
    }

    private void await(Thread thread) {
        try {
            thread.join(Math.max(1, timeout.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

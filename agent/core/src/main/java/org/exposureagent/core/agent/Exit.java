package org.exposureagent.core.agent;

import java.time.Duration;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.upload.AgentThread;
import org.exposureagent.core.upload.Pipeline;
import org.jspecify.annotations.Nullable;

/** Closes the pipeline when the JVM exits. Registered when its work begins: before that there is nothing to close. */
final class Exit implements Runnable {

    private final Duration timeout;
    private final Log log;
    private @Nullable Pipeline pipeline;

    Exit(Duration timeout, Log log) {
        this.timeout = timeout;
        this.log = log;
    }

    void closes(Pipeline what) {
        pipeline = what;
    }

    /** Registers. */
    @Override
    public void run() {
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

    private void close() {
        if (pipeline != null) {
            pipeline.close(timeout);
        }
    }
}

package org.exposureagent.core.journal;

import org.exposureagent.core.exposure.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of recorded events. Application threads append; everything else is for the one worker, but {@link #close}
 * and {@link #isClosed}, which any thread may call.
 */
public interface Journal extends EventLog {

    /** The oldest record, removed; null if there is none now. */
    @Nullable
    Recorded poll();

    /** Waits until there is a record, the journal is closed, or the time is over. May return early. */
    void await(long millis);

    /** Stops accepting; what was accepted can still be polled. Wakes the worker. */
    void close();

    boolean isClosed();

    /** Closed, and every accepted record polled: none will come. */
    boolean isDrained();
}

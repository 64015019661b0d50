package org.exposureagent.core.journal;

import java.util.List;
import org.exposureagent.core.exposure.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * The buffer of recorded events. Application threads append; everything else is for the one worker, but {@link #close}
 * and {@link #isClosed}, which any thread may call.
 */
public interface Journal extends EventLog, SealLog {

    /** What processes left that died since the last call, oldest first; they belong to this process from now on. */
    List<EarlierRun> adopt();

    /** Makes the room that appends will need. */
    void prepare();

    /** The oldest event not polled yet; null if there is none now. */
    @Nullable
    Recorded poll();

    /** Every ping sealed until now is stored elsewhere: its records are not needed any more. */
    void stored();

    /** Waits until there is a record, the journal is closed, or the time is over. May return early. */
    void await(long millis);

    /** Stops accepting; what was accepted can still be polled. Wakes the worker. */
    void close();

    boolean isClosed();

    /** Closed, and every accepted record polled: none will come. */
    boolean isDrained();

    /** Lets go of the files. What is not {@link #stored} stays in them, for a later process. */
    void end();
}

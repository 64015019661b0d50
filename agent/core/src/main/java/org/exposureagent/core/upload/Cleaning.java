package org.exposureagent.core.upload;

import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.SegmentJournal;
import org.exposureagent.core.ping.DeletionRequest;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;

/**
 * Deletes what was stored before telemetry was switched off, and stores the deletion request in its place. A crash in
 * the middle has the next process do it again, with the same document. The journals of dead processes are not deleted
 * here but when they are looked at; those of live ones go with them.
 */
final class Cleaning {

    private final State state;
    private final PendingPings pending;
    private final DataDir directory;
    private final Log log;

    Cleaning(State state, PendingPings pending, DataDir directory, Log log) {
        this.state = state;
        this.pending = pending;
        this.directory = directory;
        this.log = log;
    }

    /** For the worker, before it does anything else. */
    void run(PingSettings settings, Clock clock) {
        if (state.isUnclean()) {
            state.clean(() -> {
                deleteSetAside();
                return pending.clean(DeletionRequest.owed(settings, state, clock));
            });
        }
    }

    private void deleteSetAside() {
        boolean ofJournal = SegmentJournal.deleteSetAside(directory);
        if (!state.deleteSetAside() || !ofJournal) {
            log.warn("a file in " + directory.directory() + " that was set aside cannot be deleted");
        }
    }
}

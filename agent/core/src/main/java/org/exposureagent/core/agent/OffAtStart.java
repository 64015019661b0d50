package org.exposureagent.core.agent;

import java.util.List;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.SegmentJournal;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.AgentThread;

/**
 * A process that starts with telemetry off: no class is woven, but what earlier runs left is deleted, a deletion
 * request stored in its place, and sent. Where they left nothing this is a look at two files.
 */
final class OffAtStart implements Runnable {

    private static final String THREAD = "exposure-switch";

    private final Options options;
    private final Problems problems;
    private final Exit exit;
    private final Log log;

    private OffAtStart(Options options, Problems problems, Exit exit, Log log) {
        this.options = options;
        this.problems = problems;
        this.exit = exit;
        this.log = log;
    }

    static void begin(Options options, Problems problems, Log log) {
        Settings settings = new Settings(options, List.of(), null, null);
        if (State.isIn(settings.dataDir()) || SegmentJournal.isIn(settings.dataDir())) {
            Exit exit = new Exit(settings.shutdownTimeout(), log);
            Thread thread = AgentThread.of(THREAD, new OffAtStart(options, problems, exit, log));
            exit.waitsFor(thread);
            exit.run();
            thread.start();
        }
    }

    /** For the thread only. */
    @Override
    public void run() {
        try {
            Settings settings = new Settings(options, List.of(), Agent.destination(options, problems), null);
            Recordings.onOrOff(settings, new Counters(), exit, exit, log).offAtStart();
        } catch (RuntimeException | Error e) {
            log.error("telemetry is off, but what earlier runs left could not be deleted: " + e);
        }
    }
}

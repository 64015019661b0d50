package org.exposureagent.core.agent;

import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.instrument.Instrumenter;
import org.exposureagent.core.instrument.NeverMatched;
import org.exposureagent.core.upload.AgentThread;

/** Tells at exit which of a user's own points never matched: a typing error there is silent otherwise. */
final class NeverMatchedReport {

    private NeverMatchedReport() {}

    static void atExit(Instrumenter instrumenter, Log log) {
        Runnable report = new Runnable() {
            @Override
            public void run() {
                for (NeverMatched never : instrumenter.neverMatched()) {
                    if (!never.isTold()) {
                        log.warn(never.point().origin() + ": never matched: " + never.reason());
                    }
                }
            }
        };
        try {
            Runtime.getRuntime().addShutdownHook(AgentThread.of("exposure-report", report));
        } catch (IllegalStateException exiting) {
            log.debug("the JVM is exiting, no report of points that never matched");
        }
    }
}

package org.exposureagent.core.agent;

import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.instrument.Instrumenter;
import org.exposureagent.core.instrument.NeverMatched;

/** Tells at exit which of a user's own points never matched: a typing error there is silent otherwise. */
final class NeverMatchedReport {

    private NeverMatchedReport() {}

    static void atExit(Instrumenter instrumenter, Log log) {
        Thread report = new Thread("exposure-report") {
            @Override
            public void run() {
                for (NeverMatched never : instrumenter.neverMatched()) {
                    if (!never.isTold()) {
                        log.warn(never.point().origin() + ": never matched: " + never.reason());
                    }
                }
            }
        };
        report.setContextClassLoader(null);
        try {
            Runtime.getRuntime().addShutdownHook(report);
        } catch (IllegalStateException exiting) {
            log.debug("the JVM is exiting, no report of points that never matched");
        }
    }
}

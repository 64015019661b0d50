package org.exposureagent.core.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.instrument.Instrumenter;
import org.exposureagent.core.instrument.NeverMatched;
import org.exposureagent.core.instrument.Woven;
import org.exposureagent.core.upload.AgentThread;

/**
 * Tells at exit which of a user's own points never matched: a typing error there is silent otherwise. Of an extension's
 * points, which are for several versions, one must have matched.
 */
final class NeverMatchedReport {

    private NeverMatchedReport() {}

    static void atExit(Instrumenter instrumenter, Log log) {
        Runnable report = new Runnable() {
            @Override
            public void run() {
                tell(instrumenter, log);
            }
        };
        try {
            Runtime.getRuntime().addShutdownHook(AgentThread.of("exposure-report", report));
        } catch (IllegalStateException exiting) {
            log.debug("the JVM is exiting, no report of points that never matched");
        }
    }

    private static void tell(Instrumenter instrumenter, Log log) {
        Set<String> settled = new HashSet<>();
        for (Woven woven : instrumenter.woven()) {
            settled.add(woven.point().origin());
        }
        List<NeverMatched> neverMatched = instrumenter.neverMatched();
        for (NeverMatched never : neverMatched) {
            if (never.isTold()) {
                settled.add(never.point().origin());
            }
        }
        for (NeverMatched never : neverMatched) {
            if (settled.add(never.point().origin())) {
                log.warn(never.point().origin() + ": never matched: " + never.reason());
            }
        }
    }
}

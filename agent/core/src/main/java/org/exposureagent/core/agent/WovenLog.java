package org.exposureagent.core.agent;

import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.instrument.WeaveLog;

/** What weaving says, in the agent's log. */
final class WovenLog implements WeaveLog {

    private final Log log;

    WovenLog(Log log) {
        this.log = log;
    }

    @Override
    public void problem(String line) {
        log.warn(line);
    }

    @Override
    public void woven(String line) {
        log.debug("woven: " + line);
    }
}

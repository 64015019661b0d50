package org.exposureagent.core.agent;

import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Pipeline;

/** All that belongs to one identity: from what hooks speak to, to what is sent. Telemetry that goes on has another. */
record Recording(State state, Pipeline pipeline, Hooks recorder) {

    /** Makes them. */
    interface Source {

        /** Nothing of it runs, and nothing is on disk. */
        Recording of(State state);
    }
}

package org.exposureagent.core.exposure;

import java.util.Map;

/**
 * The stays whose enrollment a ping holds that is delivered, or stored to be, and that did not end since. Thread-safe,
 * never blocks, never throws.
 */
public interface EmittedStays {

    /** Those of earlier runs: branches by experiment. */
    default Map<String, String> ofEarlierRuns() {
        return Map.of();
    }

    /** Whether this stay was announced by an earlier run. */
    boolean contains(String experiment, String branch);

    /** Whether the ping that announced this stay was discarded since: nobody knows of it. */
    default boolean isLost(String experiment, String branch) {
        return false;
    }

    /** As {@link #isLost}; the one caller that gets true announces the stay again. */
    default boolean takeLost(String experiment, String branch) {
        return false;
    }
}

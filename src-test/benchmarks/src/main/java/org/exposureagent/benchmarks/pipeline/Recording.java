package org.exposureagent.benchmarks.pipeline;

/** One way to record an exposure, as an application would call it; the rest happens behind it. */
interface Recording {

    /** Records that the one subject saw this feature; called by several threads. */
    void record(String feature);

    /** Sends what waits for more. */
    void flush();
}

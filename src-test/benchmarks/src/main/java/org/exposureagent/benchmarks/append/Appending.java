package org.exposureagent.benchmarks.append;

import java.util.Map;

/** One way of an exposure into the journal, with the worker behind it. */
interface Appending {

    /** Records one exposure. */
    void append();

    /** How many the worker is done with, to the last full ping. */
    long done();

    /** The agent's own counts of what it did not do. */
    Map<String, Long> counts();

    /** Ends, and the worker with it. */
    void end() throws InterruptedException;
}

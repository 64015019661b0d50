package org.exposureagent.benchmarks;

import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/** What JMH has beside the score. */
public final class Results {

    private Results() {}

    /**
     * Nanoseconds of CPU time of a call, as {@link Caller} counted.
     *
     * @param calls of a batch
     */
    public static double nanosPerCall(RunResult result, int calls) {
        return secondary(result, "nanos") / secondary(result, "batches") / calls;
    }

    /**
     * Bytes that a call allocated on its thread, as {@link Caller} counted.
     *
     * @param calls of a batch
     */
    public static double bytesPerCall(RunResult result, int calls) {
        return secondary(result, "bytes") / secondary(result, "batches") / calls;
    }

    /** A secondary result, which must be there. */
    public static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }
}

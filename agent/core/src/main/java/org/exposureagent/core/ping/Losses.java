package org.exposureagent.core.ping;

import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;

/** How many events the journal is known to have lost: it was full, or was read and something was missing. */
public final class Losses {

    private final LongAdder dropped;
    private final LongAdder lost;
    private long told;

    public Losses(Counters counters) {
        this.dropped = counters.counter("events.dropped");
        this.lost = counters.counter("events.lost");
    }

    /** Those that were not taken before. */
    int take() {
        long all = dropped.sum() + lost.sum();
        int more = (int) Math.min(Integer.MAX_VALUE, all - told);
        told += more;
        return more;
    }
}

package org.exposureagent.core.exposure;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The de-duplication entry of one feature in one stay. Belongs to the stay and goes with it. */
final class Slot {

    /** Not exposed yet. */
    static final long FREE = Long.MIN_VALUE;

    final String experiment;
    final String branch;
    final @Nullable String feature;
    private final AtomicLong exposedAt = new AtomicLong(FREE);
    private volatile boolean recorded;

    Slot(String experiment, String branch, @Nullable String feature) {
        this.experiment = experiment;
        this.branch = branch;
        this.feature = feature;
    }

    boolean isOf(String ofExperiment, String ofBranch) {
        return experiment.equals(ofExperiment) && branch.equals(ofBranch);
    }

    /** Monotonic milliseconds of the last exposure, or {@link #FREE}. */
    long exposedAt() {
        return exposedAt.get();
    }

    /** Takes the right to expose; one of several racing threads gets it. */
    boolean claim(long seen, long now) {
        return exposedAt.compareAndSet(seen, now);
    }

    /** The event was accepted: it is not given back any more. */
    void recorded() {
        recorded = true;
    }

    boolean isRecorded() {
        return recorded;
    }

    /** Gives a claim back, because the event was not accepted. */
    void release(long claimed, long before) {
        exposedAt.compareAndSet(claimed, before);
    }
}

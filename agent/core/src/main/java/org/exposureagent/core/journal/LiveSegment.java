package org.exposureagent.core.journal;

import org.jspecify.annotations.Nullable;

/** What the worker knows of a segment of this run that is not deleted yet. */
final class LiveSegment {

    final Segment segment;
    final SegmentReader reader;
    final @Nullable SealFile seals;
    private boolean read;
    private boolean pending;
    private int unsealed;

    /** @param seals null: the segment is in memory */
    LiveSegment(Segment segment, @Nullable SealFile seals, int salt) {
        this.segment = segment;
        this.seals = seals;
        this.reader = segment.reader(salt);
    }

    void polled() {
        unsealed++;
    }

    /** Nothing more will be polled. */
    void read() {
        read = true;
    }

    void sealed(int records) {
        unsealed -= records;
        pending |= records > 0;
    }

    /** Whether a seal took records since the last {@link #stored}. */
    boolean isPending() {
        return pending;
    }

    void stored() {
        pending = false;
    }

    /**
     * Whether nobody needs it: memory does not outlive the process, so that it need not wait for the pings' storing.
     */
    boolean isDone() {
        return read && unsealed == 0 && (!pending || segment.file() == null);
    }
}

package org.exposureagent.core.journal;

/** Every limit of the journal, and why it is what it is. */
final class Limits {

    /**
     * Some 8 000 exposures: written with zeros in less than a millisecond, so that the first may be made by a caller.
     */
    static final int SEGMENT_BYTES = 1 << 20;

    /** A smaller {@code journal.max-bytes} would not hold the annotations of a few experiments. */
    static final int SMALLEST_SEGMENT_BYTES = 1 << 16;

    /** Segments kept ready: with a burst that fills two the worker, one millisecond away, keeps up. */
    static final int SPARES = 2;

    /** A record that no segment of its own should be made for. */
    static final int RECORD_BYTES = 1 << 23;

    /** What an application may be asked to spare where nothing can be written. */
    static final int MEMORY_BYTES = 4 << 20;

    /** Room of lifecycle events beyond that: without its enrollment, every exposure of a stay is worthless. */
    static final int LIFECYCLE_MEMORY_BYTES = 2 * MEMORY_BYTES;

    /** Far above what a ping can carry, so that its format still sees, and counts, that it must cut. */
    static final int TEXT_BYTES = 4_096;

    /** An append takes microseconds: after this long its thread is dead, and its place is given up. */
    static final long HOLE_NANOS = 5_000_000_000L;

    /** And so many looks, since time also goes on where the whole process is stopped. */
    static final int STUCK_POLLS = 20;

    /** Between two looks. */
    static final long STUCK_MILLIS = 100;

    /** An interrupt of the caller closes the channel under work; a second one in that millisecond is no accident. */
    static final int INTERRUPTED_ATTEMPTS = 3;

    private Limits() {}
}

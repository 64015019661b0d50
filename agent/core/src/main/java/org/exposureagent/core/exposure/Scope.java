package org.exposureagent.core.exposure;

import java.util.concurrent.locks.ReentrantLock;

/** The state of one subject. Production has one; a test harness can have one a test. */
final class Scope {

    /**
     * Held by changes of enrollments only; not over I/O, but that of a change that must make room in the journal. Not a
     * monitor: those pin virtual threads before JDK 24.
     */
    final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    final EndedStays ended = new EndedStays();

    /** Telemetry was switched off: nothing begins or is told any more. Guarded by {@link #lock}. */
    boolean closed;

    private volatile Snapshot snapshot = Snapshot.EMPTY;

    Snapshot snapshot() {
        return snapshot;
    }

    void publish(Snapshot next) {
        snapshot = next;
    }
}

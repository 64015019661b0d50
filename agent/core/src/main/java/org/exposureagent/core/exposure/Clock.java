package org.exposureagent.core.exposure;

/** Time, as events carry it. */
public interface Clock {

    /** The clock of this machine. */
    Clock SYSTEM = new Clock() {
        private final long origin = System.nanoTime();

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long monotonicMillis() {
            return (System.nanoTime() - origin) / 1_000_000;
        }
    };

    /** Milliseconds since 1970 UTC; may jump. */
    long wallMillis();

    /** Milliseconds since some moment of this run, never less than at an earlier call. */
    long monotonicMillis();
}

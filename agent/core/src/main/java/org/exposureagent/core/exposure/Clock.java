package org.exposureagent.core.exposure;

import java.time.ZoneId;

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

        @Override
        public ZoneId zone() {
            return ZoneId.systemDefault();
        }
    };

    /** Of the local times in a ping. For the worker: finding it out costs more than start-up has. */
    ZoneId zone();

    /** Milliseconds since 1970 UTC; may jump. */
    long wallMillis();

    /** Milliseconds since some moment of this run, never less than at an earlier call. */
    long monotonicMillis();
}

package org.exposureagent.core.upload;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Exponential, with full jitter: after a fault of the receiver its clients do not come back in step. */
final class Backoff {

    /** Doubling more often than this is past {@link Limits#LONGEST_BACKOFF}, and must not overflow. */
    private static final int MOST_DOUBLINGS = 20;

    private final DoubleSupplier random;
    private int failures;

    /** @param random values from 0 to below 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** Notes a failure, and says how long to wait. */
    Duration afterFailure() {
        long doubled = Limits.FIRST_BACKOFF.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        return Duration.ofMillis((long) (random.getAsDouble() * Math.min(doubled, Limits.LONGEST_BACKOFF.toMillis())));
    }

    /** The receiver answered. */
    void reset() {
        failures = 0;
    }
}

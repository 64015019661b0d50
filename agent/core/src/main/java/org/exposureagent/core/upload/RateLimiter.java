package org.exposureagent.core.upload;

import org.exposureagent.core.exposure.Clock;
import org.jspecify.annotations.Nullable;

/** Counts attempts in fixed windows, the first of which starts at the first attempt, as Glean does. */
final class RateLimiter {

    private final @Nullable Rate rate;
    private final Clock clock;
    private long windowStart;
    private int taken;

    RateLimiter(@Nullable Rate rate, Clock clock) {
        this.rate = rate;
        this.clock = clock;
    }

    /** Milliseconds until an attempt may be made. */
    long waitMillis() {
        if (rate == null || taken < rate.pings()) {
            return 0;
        }
        return Math.max(0, rate.time().toMillis() - (clock.monotonicMillis() - windowStart));
    }

    /** Notes an attempt. */
    void take() {
        long now = clock.monotonicMillis();
        if (rate != null && (taken == 0 || now - windowStart >= rate.time().toMillis())) {
            windowStart = now;
            taken = 0;
        }
        taken++;
    }
}

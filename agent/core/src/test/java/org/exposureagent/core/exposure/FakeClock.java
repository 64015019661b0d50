package org.exposureagent.core.exposure;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when told, two hours east of Greenwich. */
public final class FakeClock implements Clock {

    /** 2026-11-24T10:00:00Z. */
    public static final long START = 1_795_514_400_000L;

    private long elapsed;
    private int reads;

    public void advance(long millis) {
        elapsed += millis;
    }

    @Override
    public long wallMillis() {
        reads++;
        return START + elapsed;
    }

    @Override
    public long monotonicMillis() {
        reads++;
        return elapsed;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.ofHours(2);
    }

    /** How often anything was asked. */
    public int reads() {
        return reads;
    }
}

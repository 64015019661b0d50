package org.exposureagent.core.exposure;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told, for any thread; two hours east of Greenwich. */
public final class FakeClock implements Clock {

    /** 2026-11-24T10:00:00Z. */
    public static final long START = 1_795_514_400_000L;

    private final AtomicLong elapsed = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();

    public void advance(long millis) {
        elapsed.addAndGet(millis);
    }

    @Override
    public long wallMillis() {
        reads.incrementAndGet();
        return START + elapsed.get();
    }

    @Override
    public long monotonicMillis() {
        reads.incrementAndGet();
        return elapsed.get();
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.ofHours(2);
    }

    /** How often anything was asked. */
    public int reads() {
        return reads.get();
    }
}

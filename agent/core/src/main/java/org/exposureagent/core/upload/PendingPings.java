package org.exposureagent.core.upload;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.ping.Ping;
import org.jspecify.annotations.Nullable;

/**
 * Assembled pings that are not delivered yet, first in first out. Bounded: when it is full a new ping is dropped, not
 * an old one, since what comes first holds the enrollments without which the rest is worthless.
 */
final class PendingPings {

    private final Queue<Ping> pings = new ArrayDeque<>();
    private final Counters counters;
    private long characters;

    PendingPings(Counters counters) {
        this.counters = counters;
    }

    synchronized void addAll(List<Ping> sealed) {
        for (Ping ping : sealed) {
            boolean fits = characters + ping.body().length() <= Limits.PENDING_CHARACTERS;
            if (fits && pings.size() < Limits.PENDING_PINGS) {
                pings.add(ping);
                characters += ping.body().length();
            } else {
                counters.count("pings.dropped");
            }
        }
    }

    /** The oldest, which stays; null if there is none. */
    synchronized @Nullable Ping head() {
        return pings.peek();
    }

    synchronized void removeHead() {
        Ping removed = pings.poll();
        if (removed != null) {
            characters -= removed.body().length();
        }
    }

    synchronized int size() {
        return pings.size();
    }
}

package org.exposureagent.core.exposure;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.jspecify.annotations.Nullable;

/** Turns reads by an enrolled subject into exposure events, once each as the settings say. */
final class Exposer {

    private static final long NO_TTL = 0;

    private final boolean every;
    private final long ttlMillis;
    private final EventLog events;
    private final Clock clock;
    private final @Nullable LongAdder repeated;

    /** @param repeated counts reads that were exposed before; null: nobody wants to know, and they cost less */
    Exposer(ExposureSettings settings, EventLog events, Clock clock, @Nullable LongAdder repeated) {
        Duration ttl = settings.ttl();
        this.every = settings.mode() == Mode.EVERY;
        this.ttlMillis = ttl == null ? NO_TTL : Math.max(1, ttl.toMillis());
        this.events = events;
        this.clock = clock;
        this.repeated = repeated;
    }

    void expose(Slot[] slots, Annotations annotations) {
        for (Slot slot : slots) {
            expose(slot, annotations);
        }
    }

    void expose(Slot slot, Annotations annotations) {
        long before = slot.exposedAt();
        if (!every && before != Slot.FREE && isFresh(before)) {
            countRepeated();
            return;
        }
        long now = clock.monotonicMillis();
        if (every) {
            append(slot, annotations, now);
        } else if (slot.claim(before, now)) {
            if (append(slot, annotations, now)) {
                slot.recorded();
            } else {
                slot.release(now, before);
            }
        }
    }

    private void countRepeated() {
        if (repeated != null) {
            repeated.increment();
        }
    }

    /** Whether a read of a feature with these entries can only be a repetition, as long as their stays last. */
    boolean areSettled(Slot[] slots) {
        if (every || ttlMillis != NO_TTL || repeated != null) {
            return false;
        }
        for (Slot slot : slots) {
            if (!slot.isRecorded()) {
                return false; // a claim may still be given back
            }
        }
        return true;
    }

    private boolean isFresh(long exposedAt) {
        return ttlMillis == NO_TTL || clock.monotonicMillis() - exposedAt < ttlMillis;
    }

    private boolean append(Slot slot, Annotations annotations, long now) {
        Event event = new Event(
                EventKind.EXPOSURE, clock.wallMillis(), now, slot.experiment, slot.branch, slot.feature, null);
        return events.append(event, annotations);
    }
}

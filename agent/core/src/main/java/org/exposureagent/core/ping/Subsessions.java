package org.exposureagent.core.ping;

import java.util.List;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of a run over which its annotations are the same. When one ends, and something was recorded in the next
 * or the run is over, the format may tell it in a ping of its own. Changes with nothing recorded between them are one.
 */
final class Subsessions {

    private static final String CHANGED = "environment-change";

    private final PingFormat format;
    private final Clock clock;
    private @Nullable Annotations current;
    private long sinceMillis;

    /** @param first what the run begins with; null: not known */
    Subsessions(PingFormat format, Clock clock, @Nullable Annotations first, long startMillis) {
        this.format = format;
        this.clock = clock;
        this.current = first;
        this.sinceMillis = startMillis;
    }

    /**
     * These hold now; gives the ping that tells those before, if they were others. What held earlier, as events that
     * come late say, changes nothing.
     */
    void become(Annotations now, List<Ping> told) {
        Annotations before = current;
        if (before != null && now.epoch() < before.epoch()) {
            return;
        }
        if (before != null && !before.active().equals(now.active())) {
            tell(before, CHANGED, told);
        }
        current = now;
    }

    /** These hold, and did since the last change. */
    void extendTo(Annotations now) {
        if (current == null || now.epoch() > current.epoch()) {
            current = now;
        }
    }

    /** The run is over. */
    void end(String reason, List<Ping> told) {
        if (current != null) {
            tell(current, reason, told);
            current = null;
        }
    }

    private void tell(Annotations annotations, String reason, List<Ping> told) {
        long untilMillis = Math.max(sinceMillis, clock.wallMillis());
        Ping ping = format.tell(annotations, new PingFormat.Told(reason, sinceMillis, untilMillis));
        if (ping != null) {
            told.add(ping);
        }
        sinceMillis = untilMillis;
    }
}

package org.exposureagent.core.ping;

import java.time.Duration;

/** How events are named, and what bounds a ping: what option {@code format} can be, and the one of servers. */
public enum Format {
    /** Glean as on Mozilla's mobile applications. */
    GLEAN,
    /** Glean as on desktop. */
    GLEAN_DESKTOP,
    /** The telemetry of desktop before Glean: pings {@code event} and {@code main}. */
    LEGACY,
    /** Glean as of a server with many subjects: each event names its own, and there is no client. */
    CIRRUS;

    /** By its spelling in options; {@code glean} for any that is none. */
    public static Format of(String spelling) {
        return spelling.equals("legacy") ? LEGACY : spelling.equals("glean-desktop") ? GLEAN_DESKTOP : GLEAN;
    }

    /**
     * How many events a ping holds at most.
     *
     * @param asked 0: nobody asked
     */
    public int maxEvents(long asked) {
        int most = this == LEGACY ? Limits.LEGACY_EVENTS : Integer.MAX_VALUE;
        int usual = this == LEGACY ? Limits.LEGACY_EVENTS : PingSettings.DEFAULT_MAX_EVENTS;
        return asked == 0 ? usual : (int) Math.min(most, asked);
    }

    /** How old a ping may become, for one who asked for this. */
    public Duration maxAge(Duration asked) {
        if (this != LEGACY) {
            return asked;
        }
        boolean isShort = asked.compareTo(Limits.LEGACY_LEAST_AGE) < 0;
        boolean isLong = asked.compareTo(Limits.LEGACY_MOST_AGE) > 0;
        return isShort ? Limits.LEGACY_LEAST_AGE : isLong ? Limits.LEGACY_MOST_AGE : asked;
    }
}

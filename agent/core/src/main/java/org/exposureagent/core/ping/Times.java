package org.exposureagent.core.ping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times: unless said, as Glean writes them, local, with a numeric offset that is never {@code Z}. */
final class Times {

    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-ddxxx", Locale.ROOT);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:00:00.0xxx", Locale.ROOT);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** As legacy telemetry dates its pings: {@code 2026-11-24T10:00:00.123Z}. */
    static String utc(long wallMillis) {
        return UTC.format(Instant.ofEpochMilli(wallMillis));
    }

    /** As legacy telemetry dates sessions: local, and no more than the hour. */
    static String hour(long wallMillis, ZoneId zone) {
        return HOUR.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }

    static String millisecond(long wallMillis, ZoneId zone) {
        return MILLISECOND.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }

    static String day(long wallMillis, ZoneId zone) {
        return DAY.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }
}

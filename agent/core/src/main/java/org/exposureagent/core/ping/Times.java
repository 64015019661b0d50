package org.exposureagent.core.ping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as Glean writes them: local, with a numeric offset that is never {@code Z}. */
final class Times {

    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-ddxxx", Locale.ROOT);

    private Times() {}

    static String millisecond(long wallMillis, ZoneId zone) {
        return MILLISECOND.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }

    static String day(long wallMillis, ZoneId zone) {
        return DAY.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }
}

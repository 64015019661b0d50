package org.exposureagent.core.upload;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.exposureagent.core.exposure.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP status means for a ping:
 *
 * <pre>
 * 2xx               delivered
 * 408, 429          failed: a matter of time. Glean discards here; a late ping is better than none
 * other 4xx         rejected
 * anything else     failed
 * </pre>
 */
final class Answers {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Answers() {}

    /** @param retryAfter the header of that name: seconds or an HTTP date; null: none */
    static Outcome outcome(int status, @Nullable String retryAfter, Clock clock) {
        if (status >= 200 && status < 300) {
            return Outcome.DELIVERED;
        }
        boolean passes = status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
        if (status >= 400 && status < 500 && !passes) {
            return new Outcome.Rejected(status);
        }
        return new Outcome.Failed(retryAfter == null ? null : pause(retryAfter.trim(), clock), status);
    }

    /** Null if it is neither: then our own back-off is as good. */
    private static @Nullable Duration pause(String retryAfter, Clock clock) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Integer.parseInt(retryAfter));
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
            return Duration.between(Instant.ofEpochMilli(clock.wallMillis()), until);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

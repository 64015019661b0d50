package org.exposureagent.core.ping;

import java.time.Duration;

/**
 * Every limit of a ping that a value of ours can reach, in bytes of UTF-8, and why it is what it is. Those of the
 * legacy format are those of Firefox, {@code TelemetryEvent.cpp}, {@code TelemetryEnvironment.sys.mjs} and
 * {@code EventPing.sys.mjs}.
 */
final class Limits {

    /** An event's extra value: Glean's {@code MAX_LENGTH_VALUE} for events; a longer one is cut and counted. */
    static final int EXTRA_VALUE_BYTES = 500;

    /** A string metric, which each value of {@code client_info} is. */
    static final int STRING_BYTES = 255;

    /**
     * A value in the extra of an annotation. Slug and branch have the same limit, and are shortened when recorded so
     * that events agree with them.
     */
    static final int ANNOTATION_VALUE_BYTES = 100;

    /** A debug tag, in characters: the documents say 20, Glean's code takes 19. */
    static final int TAG_CHARACTERS = 19;

    /** Source tags of one ping. */
    static final int SOURCE_TAGS = 5;

    /** Legacy: an event's value, slug of the experiment, and each value of its extra; longer ones are cut. */
    static final int LEGACY_VALUE_BYTES = 80;

    /** Legacy: {@code environment.experiments.….enrollmentId}, in characters. */
    static final int LEGACY_ENROLLMENT_ID_CHARACTERS = 40;

    /** Legacy: events of one ping. */
    static final int LEGACY_EVENTS = 1_000;

    /** Legacy: the time between two pings that are sealed for their age, at least. */
    static final Duration LEGACY_LEAST_AGE = Duration.ofMinutes(10);

    /** Legacy: the longest that an event waits for its ping. */
    static final Duration LEGACY_MOST_AGE = Duration.ofHours(1);

    private Limits() {}
}

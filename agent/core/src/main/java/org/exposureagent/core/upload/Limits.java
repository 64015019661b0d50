package org.exposureagent.core.upload;

import java.time.Duration;

/** Every limit of delivery, and why it is what it is. */
final class Limits {

    /** Glean's {@code MAX_PENDING_PINGS_COUNT}. */
    static final int PENDING_PINGS = 500;

    /** Pings wait in memory: 16 million characters is what an application may be asked to spare for a dead server. */
    static final int PENDING_CHARACTERS = 16 * 1024 * 1024;

    /** The first wait after a failure, at most; it doubles with each. */
    static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    /** Long enough to spare a server that is down, short enough that its return is noticed. */
    static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);

    /** A server that asks for more than a day is mistaken. */
    static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    /** As Mozilla's own Kotlin uploader. */
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** As Mozilla's own Kotlin uploader. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    /** Of an answer, whose content says nothing to us; more is not worth keeping the connection for. */
    static final int DRAINED_BYTES = 64 * 1024;

    /** A ping is sent again only while it is pending, so twice as many ids as can be pending are enough. */
    static final int REMEMBERED_DOCUMENTS = 2 * PENDING_PINGS;

    /** Records folded before the worker looks at its other work. */
    static final int FOLDED_AT_ONCE = 1_000;

    private Limits() {}
}

package org.exposureagent.core.upload;

import java.time.Duration;

/** Every limit of delivery, and why it is what it is. */
final class Limits {

    /** Glean's {@code MAX_PENDING_PINGS_COUNT}. */
    static final int PENDING_PINGS = 500;

    /** Glean's {@code MAX_PENDING_PINGS_DIRECTORY_SIZE}. */
    static final long PENDING_BYTES = 50L * 1024 * 1024;

    /** Of pings that cannot be stored: what an application may be asked to spare for a dead server. */
    static final long MEMORY_BYTES = 16L * 1024 * 1024;

    /** Glean's {@code MAX_PING_BODY_SIZE}, compressed: its receivers refuse more. */
    static final int BODY_BYTES = 1024 * 1024;

    /** A format's frame, and 5 bytes for each 16 KiB that do not get smaller. */
    static final int GZIP_OVERHEAD = 1024;

    /** Files that nobody could read, or no receiver take: enough to see what is wrong, not enough to fill a disk. */
    static final int SET_ASIDE = 20;

    /**
     * Answers of 5xx to the first ping, after which the next one is tried: about an hour of them, so that a receiver
     * that is down is not taken for a ping that it cannot bear.
     */
    static final int SERVER_ERRORS = 20;

    /** Another process sends: it is done with one ping in this time, mostly. */
    static final Duration SENDING_ELSEWHERE = Duration.ofSeconds(1);

    /** At exit there is no time to lose. */
    static final Duration SENDING_ELSEWHERE_AT_EXIT = Duration.ofMillis(10);

    /** What another process left, pings or its journal, is found so soon; and an idle process costs nothing. */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Pings that may wait behind one another before a burst waits for the receiver: far from the quota. */
    static final int SENT_BEHIND = PENDING_PINGS / 5;

    /** What a burst waits for a receiver that is not known to fail, a ping; the journal holds what comes meanwhile. */
    static final Duration CATCHING_UP = Duration.ofSeconds(1);

    /** Less than a file takes for a ping. */
    static final Duration CATCHING_UP_LOOK = Duration.ofNanos(200_000);

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

package org.exposureagent.core.upload;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exposureagent.core.ping.Ping;
import org.jspecify.annotations.Nullable;

/**
 * One pending ping, without its content. Its file is named {@code 0000000000000042-l-<document id>.ping}: its place in
 * the order of sealing, {@code l} if it holds lifecycle events and {@code e} if none, and its id. Deletion requests
 * have place 0: they are before all others.
 *
 * @param bytes of its file
 * @param inMemory the ping, if it could not be stored; else null
 */
record Pending(
        long place,
        boolean lifecycle,
        UUID documentId,
        long bytes,
        @Nullable Ping inMemory) {

    static final long OF_DELETION_REQUESTS = 0;

    private static final String SUFFIX = ".ping";
    private static final Pattern NAME = Pattern.compile("(\\d{16})-([el])-([0-9a-f-]{36})\\.ping");

    /** Null if no ping's file is named so. */
    static @Nullable Pending named(String name, long bytes) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? new Pending(
                        Long.parseLong(parts.group(1)),
                        parts.group(2).equals("l"),
                        UUID.fromString(parts.group(3)),
                        bytes,
                        null)
                : null;
    }

    /** This one, with its content in memory; null: without. */
    Pending kept(@Nullable Ping ping) {
        return new Pending(place, lifecycle, documentId, bytes, ping);
    }

    /** Then it stays, however little room there is. */
    boolean isDeletionRequest() {
        return place == OF_DELETION_REQUESTS;
    }

    /** Sorts as {@link #place} does. */
    String fileName() {
        String digits = Long.toString(place);
        return "0".repeat(16 - digits.length()) + digits + (lifecycle ? "-l-" : "-e-") + documentId + SUFFIX;
    }
}

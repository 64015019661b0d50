package org.exposureagent.core.exposure;

import org.jspecify.annotations.Nullable;

/**
 * One event, as recorded.
 *
 * @param wallMillis when, in milliseconds since 1970 UTC
 * @param monotonicMillis when, in milliseconds of {@link Clock#monotonicMillis}
 * @param experiment slug, at most 100 bytes of UTF-8; empty if a malformed feature is in no experiment
 * @param branch slug, at most 100 bytes of UTF-8; null if the hook did not say
 * @param feature of exposures, activations and malformed features only; null if the hook did not say
 * @param reason null if the hook did not say; of a malformed feature, which part of it
 * @param subject whom it happened to, where a process has many; null: the process's one
 */
public record Event(
        EventKind kind,
        long wallMillis,
        long monotonicMillis,
        String experiment,
        @Nullable String branch,
        @Nullable String feature,
        @Nullable String reason,
        @Nullable String subject) {

    /** An event of the process's one subject. */
    public Event(
            EventKind kind,
            long wallMillis,
            long monotonicMillis,
            String experiment,
            @Nullable String branch,
            @Nullable String feature,
            @Nullable String reason) {
        this(kind, wallMillis, monotonicMillis, experiment, branch, feature, reason, null);
    }
}

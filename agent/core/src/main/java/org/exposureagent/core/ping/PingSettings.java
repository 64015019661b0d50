package org.exposureagent.core.ping;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the pings a user, or the build, sets.
 *
 * @param format how pings are written, and sealed
 * @param sdkBuild the agent's version, for {@code client_info.telemetry_sdk_build}
 * @param appChannel null: not said
 * @param experimentationId null: not said
 * @param debugViewTag header {@code X-Debug-ID}; null, or one that {@link Tags} refuses: none
 * @param sourceTags header {@code X-Source-Tags}; none if {@link Tags} refuses one of them
 * @param maxEvents a ping is sealed when it holds so many, at least 1
 * @param maxAge a ping is sealed when its first event is that old
 */
public record PingSettings(
        Format format,
        String appId,
        String appVersion,
        String appBuild,
        @Nullable String appChannel,
        String sdkBuild,
        @Nullable String experimentationId,
        @Nullable String debugViewTag,
        List<String> sourceTags,
        int maxEvents,
        Duration maxAge) {

    /** Glean's default for {@code max_events}. */
    public static final int DEFAULT_MAX_EVENTS = 500;

    /** A server is never inactive: without a limit of time its last events would wait for its end. */
    public static final Duration DEFAULT_MAX_AGE = Duration.ofSeconds(60);

    public PingSettings {
        sourceTags = List.copyOf(sourceTags);
    }
}

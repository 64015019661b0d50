package org.exposureagent.core.ping;

import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.Seal;
import org.jspecify.annotations.Nullable;

/** The bytes of pings. */
sealed interface PingFormat permits GleanFormat, LegacyFormat {

    /**
     * That of option {@code format}.
     *
     * @param health of this process, which some formats tell
     */
    static PingFormat of(PingSettings settings, State state, RunId run, Clock clock, Host host, Health health) {
        return settings.format() == Format.LEGACY
                ? new LegacyFormat(settings, state, run, clock, host)
                : new GleanFormat(settings, state, clock, host, health);
    }

    /** The same for what a dead process left, whose health is not ours. */
    PingFormat of(RunId other);

    /**
     * Makes the ping of a draft, which takes no more events: the same whenever it is done again, but for what it says
     * of the health of this process, which is said once.
     */
    Ping seal(Draft draft, Seal seal);

    /**
     * Makes the ping that tells annotations which hold no longer; null where each ping tells its own, and nothing more
     * is to tell.
     */
    @Nullable
    Ping tell(Annotations annotations, Told told);

    /**
     * When and why annotations are told.
     *
     * @param reason in the format's words
     * @param sinceMillis wall clock, when they began to hold
     * @param untilMillis wall clock, not before
     */
    record Told(String reason, long sinceMillis, long untilMillis) {}
}

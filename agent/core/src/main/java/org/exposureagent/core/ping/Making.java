package org.exposureagent.core.ping;

import java.util.UUID;
import java.util.function.Supplier;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.SealLog;
import org.jspecify.annotations.Nullable;

/**
 * What the pings of all runs have in common.
 *
 * @param documentIds random UUIDs
 * @param losses of the journal
 */
record Making(PingSettings settings, State state, Supplier<UUID> documentIds, Losses losses) {

    /**
     * Makes the pings of one run.
     *
     * @param seals told of each ping before it is given
     * @param startMillis wall clock: the {@code start_time} of the first ping
     * @param everyReason of all pings; null: each has its own
     */
    Assembler assembler(PingFormat format, Clock clock, SealLog seals, long startMillis, @Nullable Reason everyReason) {
        Sealer sealer = new Sealer(this, format, clock, seals, startMillis, everyReason);
        return settings.format() == Format.CIRRUS
                ? new RequestAssembler(sealer, clock)
                : new PingAssembler(sealer, clock, startMillis);
    }
}

package org.exposureagent.core.ping;

import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Seal;
import org.exposureagent.core.journal.SealLog;
import org.jspecify.annotations.Nullable;

/** Makes pings of drafts: each gets its id, number and times, which the journal notes before there is a ping. */
final class Sealer {

    private final Making making;
    private final PingFormat format;
    private final Clock clock;
    private final SealLog seals;
    private final @Nullable Reason everyReason;
    private long startMillis;

    /**
     * A sealer of one run.
     *
     * @param startMillis wall clock: the {@code start_time} of the first ping
     * @param everyReason of all pings; null: each has its own
     */
    Sealer(
            Making making,
            PingFormat format,
            Clock clock,
            SealLog seals,
            long startMillis,
            @Nullable Reason everyReason) {
        this.making = making;
        this.format = format;
        this.clock = clock;
        this.seals = seals;
        this.startMillis = startMillis;
        this.everyReason = everyReason;
    }

    PingSettings settings() {
        return making.settings();
    }

    PingFormat format() {
        return format;
    }

    /** Whether the pings are those of a run that is over, which all have the same reason. */
    boolean isOfEarlierRun() {
        return everyReason != null;
    }

    Ping seal(Draft draft, Reason reason) {
        // a clock that was set back must not make a ping end before it starts
        long endMillis = Math.max(startMillis, clock.wallMillis());
        String code = (everyReason == null ? reason : everyReason).code();
        Seal seal = new Seal(
                making.documentIds().get(),
                making.state().nextSeq(),
                code,
                startMillis,
                endMillis,
                making.losses().take());
        startMillis = endMillis;
        seals.seal(seal, draft.records());
        return format.seal(draft, seal);
    }

    EarlierPings earlier(EarlierRun run) {
        return new EarlierPings(run, making, format, clock.zone());
    }
}

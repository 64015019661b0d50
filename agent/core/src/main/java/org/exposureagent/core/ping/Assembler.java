package org.exposureagent.core.ping;

import java.util.List;
import java.util.UUID;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.SealLog;

/** Folds records into pings. For the worker only. */
public sealed interface Assembler permits PingAssembler, RequestAssembler {

    /**
     * Makes the pings of this run, in the format of the settings.
     *
     * @param seals told of each ping before it is given
     * @param run whose start is the {@code start_time} of the first ping
     * @param counters what pings say of the health of this process
     */
    static Assembler of(PingSettings settings, State state, Clock clock, SealLog seals, RunId run, Counters counters) {
        PingFormat format = PingFormat.of(settings, state, run, clock, Host.current(), new Health(counters));
        Making making = new Making(settings, state, UUID::randomUUID, new Losses(counters));
        return making.assembler(format, clock, seals, run.startMillis(), null);
    }

    /** Folds one record; gives the pings that this seals, oldest first. */
    List<Ping> add(Recorded recorded);

    /** Seals what is old enough. */
    List<Ping> age();

    /** Seals everything, because the process ends. */
    List<Ping> finish();

    /** Milliseconds until {@link #age} has something to seal; {@link Long#MAX_VALUE} if nothing is open. */
    long dueInMillis();

    /** The pings of what a dead process left. */
    EarlierPings earlier(EarlierRun run);
}

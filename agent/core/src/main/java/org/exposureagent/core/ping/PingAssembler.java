package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.Seal;
import org.exposureagent.core.journal.SealLog;
import org.jspecify.annotations.Nullable;

/**
 * Folds records into pings, grouped by annotation epoch. For the worker only.
 *
 * <p>At most two drafts are open: the current one, and one for events that come late, decided before anything in the
 * current one. The late one is sealed first.
 */
public final class PingAssembler {

    private final PingSettings settings;
    private final PingFormat format;
    private final State state;
    private final Clock clock;
    private final SealLog seals;
    private final Supplier<UUID> documentIds;
    private final Losses losses;
    private final Subsessions subsessions;
    private final @Nullable Reason everyReason;
    private long startMillis;
    private @Nullable Draft current;
    private @Nullable Draft late;

    /**
     * @param documentIds random UUIDs
     * @param startMillis wall clock: the {@code start_time} of the first ping
     * @param everyReason of all pings; null: each has its own
     */
    PingAssembler(
            PingSettings settings,
            PingFormat format,
            State state,
            Clock clock,
            SealLog seals,
            Supplier<UUID> documentIds,
            Losses losses,
            long startMillis,
            @Nullable Reason everyReason) {
        this.settings = settings;
        this.format = format;
        this.state = state;
        this.clock = clock;
        this.seals = seals;
        this.documentIds = documentIds;
        this.losses = losses;
        this.startMillis = startMillis;
        this.everyReason = everyReason;
        Annotations first = everyReason == null ? Annotations.NONE : null;
        this.subsessions = new Subsessions(format, clock, first, startMillis);
    }

    /**
     * Makes the pings of this run, in the format of the settings.
     *
     * @param seals told of each ping before it is given
     * @param run whose start is the {@code start_time} of the first ping
     * @param counters what pings say of the health of this process
     */
    public static PingAssembler of(
            PingSettings settings, State state, Clock clock, SealLog seals, RunId run, Counters counters) {
        PingFormat format = PingFormat.of(settings, state, run, clock, Host.current(), new Health(counters));
        Losses losses = new Losses(counters);
        return new PingAssembler(
                settings, format, state, clock, seals, UUID::randomUUID, losses, run.startMillis(), null);
    }

    /** The pings of what a dead process left. */
    public EarlierPings earlier(EarlierRun run) {
        return new EarlierPings(run, settings, format, state, documentIds, losses, clock.zone());
    }

    /** Folds one record; gives the pings that this seals, oldest first. */
    public List<Ping> add(Recorded recorded) {
        List<Ping> sealed = new ArrayList<>();
        Draft open = current;
        if (open != null && open.isAfter(recorded)) {
            addLate(recorded, sealed);
        } else {
            if (open == null || !open.admit(recorded)) {
                sealAll(Reason.ANNOTATION_CHANGE, sealed);
                subsessions.become(recorded.annotations(), sealed);
                current = new Draft(recorded, clock.monotonicMillis());
            }
            if (isFull(current)) {
                sealAll(Reason.MAX_CAPACITY, sealed);
            }
        }
        return sealed;
    }

    /** Seals what is old enough. */
    public List<Ping> age() {
        List<Ping> sealed = new ArrayList<>();
        if (dueInMillis() == 0) {
            sealAll(Reason.MAX_AGE, sealed);
        }
        return sealed;
    }

    /** Seals everything, because the process ends. */
    public List<Ping> finish() {
        List<Ping> sealed = new ArrayList<>();
        sealAll(Reason.INACTIVE, sealed);
        subsessions.end(everyReason == null ? "shutdown" : "aborted-session", sealed);
        return sealed;
    }

    /** Milliseconds until {@link #age} has something to seal; {@link Long#MAX_VALUE} if nothing is open. */
    public long dueInMillis() {
        // the current draft is opened before the late one, and sealed with it
        Draft oldest = current;
        if (oldest == null) {
            return Long.MAX_VALUE;
        }
        long age = clock.monotonicMillis() - oldest.openedAt();
        return Math.max(0, settings.maxAge().toMillis() - age);
    }

    private void addLate(Recorded recorded, List<Ping> sealed) {
        Draft open = late;
        if (open == null || !open.isOf(recorded)) {
            sealLate(Reason.ANNOTATION_CHANGE, sealed);
            late = new Draft(recorded, clock.monotonicMillis());
        } else {
            open.admit(recorded);
        }
        if (isFull(late)) {
            sealLate(Reason.MAX_CAPACITY, sealed);
        }
    }

    private boolean isFull(@Nullable Draft draft) {
        return draft != null && draft.size() >= settings.maxEvents();
    }

    private void sealAll(Reason reason, List<Ping> sealed) {
        sealLate(Reason.ANNOTATION_CHANGE, sealed);
        if (current != null) {
            sealed.add(seal(current, reason));
            subsessions.extendTo(current.annotations());
            subsessions.become(current.after(), sealed);
            current = null;
        }
    }

    private void sealLate(Reason reason, List<Ping> sealed) {
        if (late != null) {
            sealed.add(seal(late, reason));
            late = null;
        }
    }

    private Ping seal(Draft draft, Reason reason) {
        // a clock that was set back must not make a ping end before it starts
        long endMillis = Math.max(startMillis, clock.wallMillis());
        String code = (everyReason == null ? reason : everyReason).code();
        Seal seal = new Seal(documentIds.get(), state.nextSeq(), code, startMillis, endMillis, losses.take());
        startMillis = endMillis;
        seals.seal(seal, draft.records());
        return format.seal(draft, seal);
    }
}

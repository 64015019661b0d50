package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Folds records of one subject into pings, grouped by annotation epoch.
 *
 * <p>At most two drafts are open: the current one, and one for events that come late, decided before anything in the
 * current one. The late one is sealed first.
 */
final class PingAssembler implements Assembler {

    private final Sealer sealer;
    private final Clock clock;
    private final Subsessions subsessions;
    private @Nullable Draft current;
    private @Nullable Draft late;

    /** @param startMillis wall clock, when the first annotations began to hold */
    PingAssembler(Sealer sealer, Clock clock, long startMillis) {
        this.sealer = sealer;
        this.clock = clock;
        Annotations first = sealer.isOfEarlierRun() ? null : Annotations.NONE;
        this.subsessions = new Subsessions(sealer.format(), clock, first, startMillis);
    }

    @Override
    public EarlierPings earlier(EarlierRun run) {
        return sealer.earlier(run);
    }

    @Override
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

    @Override
    public List<Ping> age() {
        List<Ping> sealed = new ArrayList<>();
        if (dueInMillis() == 0) {
            sealAll(Reason.MAX_AGE, sealed);
        }
        return sealed;
    }

    @Override
    public List<Ping> finish() {
        List<Ping> sealed = new ArrayList<>();
        sealAll(Reason.INACTIVE, sealed);
        subsessions.end(sealer.isOfEarlierRun() ? "aborted-session" : "shutdown", sealed);
        return sealed;
    }

    @Override
    public long dueInMillis() {
        // the current draft is opened before the late one, and sealed with it
        Draft oldest = current;
        if (oldest == null) {
            return Long.MAX_VALUE;
        }
        long age = clock.monotonicMillis() - oldest.openedAt();
        return Math.max(0, sealer.settings().maxAge().toMillis() - age);
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
        return draft != null && draft.size() >= sealer.settings().maxEvents();
    }

    private void sealAll(Reason reason, List<Ping> sealed) {
        sealLate(Reason.ANNOTATION_CHANGE, sealed);
        if (current != null) {
            sealed.add(sealer.seal(current, reason));
            subsessions.extendTo(current.annotations());
            subsessions.become(current.after(), sealed);
            current = null;
        }
    }

    private void sealLate(Reason reason, List<Ping> sealed) {
        if (late != null) {
            sealed.add(sealer.seal(late, reason));
            late = null;
        }
    }
}

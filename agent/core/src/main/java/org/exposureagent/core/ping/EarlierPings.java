package org.exposureagent.core.ping;

import java.time.ZoneId;
import java.util.List;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * The pings of what a dead process left in its journal, with its annotations and times: first those it sealed, the same
 * as they were, then those it did not come to seal, with reason {@code startup}. None if telemetry was switched off
 * since.
 */
public final class EarlierPings {

    private final EarlierRun run;
    private final PingFormat format;
    private final RecordedTime time;
    private final Assembler assembler;
    private boolean finished;

    /** @param run of which nothing is made if telemetry was switched off since it began */
    EarlierPings(EarlierRun run, Making making, PingFormat format, ZoneId zone) {
        this.run = run;
        this.format = format.of(run.run());
        this.time = new RecordedTime(zone, run.lastEndMillis());
        this.assembler = making.assembler(this.format, time, run, run.lastEndMillis(), Reason.STARTUP);
        this.finished = run.startMillis() < making.state().offSinceMillis();
        if (finished) {
            run.countDiscarded();
        } else {
            making.state().atLeast(run.nextSeq());
        }
    }

    /** The next of them, oldest first; may be none. Null: that were all. */
    public @Nullable List<Ping> next() {
        if (finished) {
            return null;
        }
        EarlierRun.Unfinished unfinished = run.nextUnfinished();
        if (unfinished != null) {
            return again(unfinished);
        }
        Recorded recorded = run.nextUnsealed();
        if (recorded != null) {
            time.wallMillis = Math.max(time.wallMillis, recorded.event().wallMillis());
            return assembler.add(recorded);
        }
        finished = true;
        return assembler.finish();
    }

    private List<Ping> again(EarlierRun.Unfinished unfinished) {
        List<Recorded> records = unfinished.records();
        if (records.isEmpty()) {
            return List.of();
        }
        Draft draft = new Draft(records.get(0), 0);
        for (Recorded recorded : records.subList(1, records.size())) {
            if (!draft.admit(recorded)) {
                run.countLost();
            }
        }
        return List.of(format.seal(draft, unfinished.seal()));
    }

    /** Stands at the time of what was folded last, in a run that is over. */
    private static final class RecordedTime implements Clock {

        private final ZoneId zone;
        private long wallMillis;

        RecordedTime(ZoneId zone, long wallMillis) {
            this.zone = zone;
            this.wallMillis = wallMillis;
        }

        @Override
        public ZoneId zone() {
            return zone;
        }

        @Override
        public long wallMillis() {
            return wallMillis;
        }

        @Override
        public long monotonicMillis() {
            return 0;
        }
    }
}

package org.exposureagent.core.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** The segments of this run as the worker goes along them: reads, seals, and lets go of what is done. */
final class SegmentChain {

    private final int salt;
    private final SegmentMaker maker;
    private final DataDir data;
    private final Counters counters;
    private final Log log;
    private final Deque<LiveSegment> live = new ArrayDeque<>();
    private LiveSegment reading;
    private boolean drained;
    private int stuckPolls;
    private long stuckSince;

    SegmentChain(Segment first, int salt, SegmentMaker maker, DataDir data, Counters counters, Log log) {
        this.reading = new LiveSegment(first, null, salt);
        this.salt = salt;
        this.maker = maker;
        this.data = data;
        this.counters = counters;
        this.log = log;
    }

    @Nullable
    Recorded poll() {
        while (true) {
            boolean complete = reading.segment.isClosed(); // before its limit, which is then the last
            int limit = reading.segment.limit();
            Recorded next = reading.reader.next(limit, isHoleLeft());
            if (next != null) {
                stuckPolls = 0;
                reading.polled();
                return next;
            }
            if (!reading.reader.isAt(limit)) {
                stuckSince = stuckPolls++ == 0 ? System.nanoTime() : stuckSince;
                return null;
            }
            stuckPolls = 0;
            if (!complete || !readNext(limit)) {
                return null;
            }
        }
    }

    void seal(Seal seal, List<Recorded> records) {
        RecordSet set = RecordSet.of(records);
        LiveSegment place = null;
        for (LiveSegment each : live) {
            int count = set.count(each.segment.number());
            each.sealed(count);
            if (count > 0 && each.seals != null) {
                place = each;
            }
        }
        SealFile seals = place == null ? null : place.seals;
        if (seals != null) {
            try {
                seals.seal(seal, set);
            } catch (IOException e) {
                tellUnwritten(e);
            }
        }
        release();
    }

    void stored() {
        for (LiveSegment each : live) {
            SealFile seals = each.isPending() ? each.seals : null;
            if (seals != null) {
                try {
                    seals.stored();
                } catch (IOException e) {
                    tellUnwritten(e);
                }
            }
            each.stored();
        }
        release();
    }

    /** Whether every record was polled, and none will come. */
    boolean isDrained() {
        return drained;
    }

    /** Whether a claimed place is not published, at the last poll. */
    boolean isStuck() {
        return stuckPolls > 0;
    }

    /** Whether there is nothing to poll now. */
    boolean isIdle() {
        if (isStuck()) {
            return true;
        }
        Segment segment = reading.segment;
        return reading.reader.isAt(segment.limit()) && (drained || segment.next() == null);
    }

    private boolean readNext(int limit) {
        Segment next = reading.segment.next();
        if (next == null || drained) {
            return false;
        }
        reading.read();
        counters.counter("events.lost").add(reading.reader.lost(limit));
        release();
        if (next == Segment.END) {
            drained = true;
            return false;
        }
        reading = new LiveSegment(next, SealFile.beside(next, data), salt);
        live.add(reading);
        return true;
    }

    private boolean isHoleLeft() {
        return stuckPolls > Limits.STUCK_POLLS && System.nanoTime() - stuckSince > Limits.HOLE_NANOS;
    }

    /** Deletes in order: a record is never there without the seal that holds it. */
    private void release() {
        for (LiveSegment first = live.peek(); first != null && first.isDone(); first = live.peek()) {
            maker.delete(first.segment);
            live.remove();
        }
    }

    private void tellUnwritten(IOException e) {
        counters.count("journal.seals-unwritten");
        data.tellUnwritable(e, log);
    }
}

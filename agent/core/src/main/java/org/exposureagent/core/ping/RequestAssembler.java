package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.journal.EarlierRun;
import org.exposureagent.core.journal.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * Folds records of many subjects into pings, grouped by experiment and branch: an epoch stands for that. Enrollments
 * have pings of their own, which are sealed before the others of their group, and come before them.
 */
final class RequestAssembler implements Assembler {

    private final Sealer sealer;
    private final Clock clock;
    private final Map<Integer, Group> groups = new LinkedHashMap<>();

    /** What is open of one branch. One of the two is there. */
    private static final class Group {
        private final long openedAt;
        private @Nullable Draft enrollments;
        private @Nullable Draft others;
        private boolean endsStays;

        private Group(long openedAt) {
            this.openedAt = openedAt;
        }
    }

    RequestAssembler(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public List<Ping> add(Recorded recorded) {
        List<Ping> sealed = new ArrayList<>();
        int epoch = recorded.annotations().epoch();
        boolean enrolls = recorded.event().kind() == EventKind.ENROLLMENT;
        Group open = groups.get(epoch);
        if (open != null && enrolls && open.endsStays) {
            seal(epoch, Reason.ANNOTATION_CHANGE, sealed); // the new stay must not arrive before the end of the old one
        }
        Group group = groups.computeIfAbsent(epoch, key -> new Group(clock.monotonicMillis()));
        if (enrolls) {
            group.enrollments = with(recorded, group.enrollments);
        } else {
            group.others = with(recorded, group.others);
            group.endsStays |= recorded.event().kind().endsStay();
        }
        if (isFull(group.enrollments) || isFull(group.others)) {
            seal(epoch, Reason.MAX_CAPACITY, sealed);
        }
        return sealed;
    }

    @Override
    public List<Ping> age() {
        List<Ping> sealed = new ArrayList<>();
        for (int epoch : List.copyOf(groups.keySet())) {
            Group group = groups.get(epoch);
            if (group != null && dueInMillis(group) == 0) {
                seal(epoch, Reason.MAX_AGE, sealed);
            }
        }
        return sealed;
    }

    @Override
    public List<Ping> finish() {
        List<Ping> sealed = new ArrayList<>();
        for (int epoch : List.copyOf(groups.keySet())) {
            seal(epoch, Reason.INACTIVE, sealed);
        }
        return sealed;
    }

    /** The first group is the oldest. */
    @Override
    public long dueInMillis() {
        return groups.isEmpty()
                ? Long.MAX_VALUE
                : dueInMillis(groups.values().iterator().next());
    }

    @Override
    public EarlierPings earlier(EarlierRun run) {
        return sealer.earlier(run);
    }

    private long dueInMillis(Group group) {
        long age = clock.monotonicMillis() - group.openedAt;
        return Math.max(0, sealer.settings().maxAge().toMillis() - age);
    }

    private Draft with(Recorded recorded, @Nullable Draft open) {
        if (open == null) {
            return new Draft(recorded, clock.monotonicMillis());
        }
        open.admit(recorded);
        return open;
    }

    private boolean isFull(@Nullable Draft draft) {
        return draft != null && draft.size() >= sealer.settings().maxEvents();
    }

    private void seal(int epoch, Reason reason, List<Ping> sealed) {
        Group group = groups.remove(epoch);
        if (group != null && group.enrollments != null) {
            sealed.add(sealer.seal(group.enrollments, reason));
        }
        if (group != null && group.others != null) {
            sealed.add(sealer.seal(group.others, reason));
        }
    }
}

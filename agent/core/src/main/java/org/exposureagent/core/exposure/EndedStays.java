package org.exposureagent.core.exposure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stays that this run ended and that did not begin again. Used under the lock of {@link Scope}. */
final class EndedStays {

    /** More than the experiments of any application; beyond it the oldest are forgotten. */
    private static final int MAX = 1_000;

    private final Deque<Ended> stays = new ArrayDeque<>();

    private record Ended(String experiment, @Nullable String branch) {}

    void add(String experiment, @Nullable String branch) {
        remove(experiment, branch);
        if (stays.size() >= MAX) {
            stays.removeFirst();
        }
        stays.addLast(new Ended(experiment, branch));
    }

    void begun(String experiment, String branch) {
        remove(experiment, branch);
        remove(experiment, null);
    }

    boolean any(String experiment) {
        return contains(experiment, null);
    }

    /** Whether this stay ended; a branch that one side does not know is no difference. */
    boolean contains(String experiment, @Nullable String branch) {
        for (Ended ended : stays) {
            boolean sameBranch = branch == null || ended.branch == null || ended.branch.equals(branch);
            if (sameBranch && ended.experiment.equals(experiment)) {
                return true;
            }
        }
        return false;
    }

    private void remove(String experiment, @Nullable String branch) {
        for (Iterator<Ended> each = stays.iterator(); each.hasNext(); ) {
            Ended ended = each.next();
            if (ended.experiment.equals(experiment) && Objects.equals(ended.branch, branch)) {
                each.remove();
            }
        }
    }
}

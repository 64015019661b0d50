package org.exposureagent.core.exposure;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stays that this run ended and that did not begin again. Used under the lock of {@link Scope}. */
final class EndedStays {

    /** More than the experiments of any application; beyond it the oldest are forgotten. */
    private static final int MAX = 1_000;

    private final Set<Ended> stays = new LinkedHashSet<>();

    private record Ended(String experiment, @Nullable String branch) {}

    void add(String experiment, @Nullable String branch) {
        if (stays.size() >= MAX) {
            stays.remove(stays.iterator().next());
        }
        stays.add(new Ended(experiment, branch));
    }

    void begun(String experiment, String branch) {
        stays.remove(new Ended(experiment, branch));
        stays.remove(new Ended(experiment, null));
    }

    boolean any(String experiment) {
        return stays.stream().anyMatch(ended -> ended.experiment.equals(experiment));
    }

    /** Whether this stay ended; a branch that one side does not know is no difference. */
    boolean contains(String experiment, @Nullable String branch) {
        return stays.stream()
                .anyMatch(ended -> ended.experiment.equals(experiment)
                        && (branch == null || ended.branch == null || ended.branch.equals(branch)));
    }
}

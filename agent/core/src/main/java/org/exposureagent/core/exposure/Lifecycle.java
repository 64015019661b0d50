package org.exposureagent.core.exposure;

import java.util.List;
import java.util.Map;
import org.exposureagent.core.diagnostics.Counters;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends stays.
 *
 * <p>An enrollment is appended, with the annotations that hold it, before its snapshot is published: no exposure can
 * come before it. An end is appended, with the annotations that still hold the stay, after the snapshot without it is
 * published: no exposure is decided after it. The lock keeps changes in one order; checks do not take it.
 */
final class Lifecycle {

    static final String BRANCH_CHANGED = "branch-changed";
    static final String TELEMETRY_DISABLED = "telemetry-disabled";
    static final String NOT_IN_EXPERIMENT = "not-in-experiment";

    private final Scope scope;
    private final EmittedStays emitted;
    private final EventLog events;
    private final Clock clock;
    private final Counters counters;

    Lifecycle(Scope scope, EmittedStays emitted, EventLog events, Clock clock, Counters counters) {
        this.scope = scope;
        this.emitted = emitted;
        this.events = events;
        this.clock = clock;
        this.counters = counters;
    }

    /** A hook says that the subject is enrolled now. */
    void enrolled(Enrollment enrollment) {
        scope.lock.lock();
        try {
            if (!updated(enrollment)) {
                begin(Stay.explicit(enrollment), isNews(enrollment.experiment(), enrollment.branch()));
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** A hook lists an enrollment that was announced before. */
    void active(Enrollment enrollment) {
        scope.lock.lock();
        try {
            if (!updated(enrollment)) {
                begin(Stay.explicit(enrollment), false);
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** An evaluation of the feature was in this branch. */
    void evaluatedInto(String experiment, String branch, String feature) {
        scope.lock.lock();
        try {
            Stay known = scope.snapshot().stay(experiment);
            if (known == null) {
                begin(Stay.evaluated(experiment, branch, feature), isNews(experiment, branch));
            } else if (known.branch().equals(branch)) {
                scope.publish(scope.snapshot().with(known.withFeature(feature)));
            } else if (known.evaluated()) { // a hook's stay stays: it knows better than an evaluation
                end(EventKind.UNENROLLMENT, known, BRANCH_CHANGED);
                begin(Stay.evaluated(experiment, branch, feature), true);
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** An evaluation was outside the experiment. */
    void evaluatedOut(String experiment) {
        scope.lock.lock();
        try {
            Stay known = scope.snapshot().stay(experiment);
            if (known != null && known.evaluated()) {
                end(EventKind.UNENROLLMENT, known, NOT_IN_EXPERIMENT);
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** Whether nobody will hear of this stay but by {@link #announceAgain}. Asked without the lock. */
    boolean isLost(String experiment, String branch) {
        return emitted.isLost(experiment, branch);
    }

    /** An evaluation, or a hook, is in a stay whose announcement was discarded. */
    void announceAgain(String experiment, String branch) {
        scope.lock.lock();
        try {
            Stay known = scope.snapshot().stay(experiment);
            if (known != null && known.branch().equals(branch) && emitted.takeLost(experiment, branch)) {
                Annotations annotations = scope.snapshot().annotations();
                append(EventKind.ENROLLMENT, experiment, branch, null, annotations);
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** A hook says that the stay ended. */
    void ended(EventKind kind, String experiment, @Nullable String branch, @Nullable String reason) {
        scope.lock.lock();
        try {
            Stay known = scope.snapshot().stay(experiment);
            boolean meansAnother =
                    known == null || (branch != null && !known.branch().equals(branch));
            if (meansAnother && scope.ended.contains(experiment, branch)) {
                counters.count("lifecycle.already-ended");
            } else if (known == null) {
                append(kind, experiment, branch, reason, scope.snapshot().annotations());
                scope.ended.add(experiment, branch);
            } else {
                if (meansAnother) {
                    // the hook is right that it ended, but the branch is the one that was annotated and exposed
                    counters.count("lifecycle.other-branch");
                }
                end(kind, known, reason);
            }
        } finally {
            scope.lock.unlock();
        }
    }

    /** A hook says that an enrollment or unenrollment failed: nothing changes. */
    void failed(EventKind kind, String experiment, @Nullable String branch, @Nullable String reason) {
        scope.lock.lock();
        try {
            append(kind, experiment, branch, reason, scope.snapshot().annotations());
        } finally {
            scope.lock.unlock();
        }
    }

    /** The SDK reports something of a feature: nothing changes. */
    void passOn(EventKind kind, String feature, String experiment, @Nullable String branch, @Nullable String reason) {
        long wall = clock.wallMillis();
        events.append(
                new Event(kind, wall, clock.monotonicMillis(), experiment, branch, feature, reason),
                scope.snapshot().annotations());
    }

    /** Takes what the hook adds to the stay, if that is the one. */
    private boolean updated(Enrollment enrollment) {
        Stay known = scope.snapshot().stay(enrollment.experiment());
        if (known == null || !known.branch().equals(enrollment.branch())) {
            return false;
        }
        scope.publish(scope.snapshot().with(known.updated(enrollment)));
        announceAgain(known.experiment(), known.branch());
        return true;
    }

    /** Telemetry is switched off: all stays end, those of earlier runs too, and none begins any more. */
    void close() {
        scope.lock.lock();
        try {
            for (Map.Entry<String, String> earlier : emitted.ofEarlierRuns().entrySet()) {
                resume(earlier.getKey(), earlier.getValue());
            }
            for (Stay stay : scope.snapshot().stays()) {
                end(EventKind.UNENROLLMENT, stay, TELEMETRY_DISABLED);
            }
            scope.closed = true;
        } finally {
            scope.lock.unlock();
        }
    }

    /** So that the ping that tells its end is annotated with it. */
    private void resume(String experiment, String branch) {
        if (scope.snapshot().stay(experiment) == null && !scope.ended.any(experiment)) {
            begin(Stay.explicit(new Enrollment(experiment, branch, null, List.of(), Enrollment.Type.UNKNOWN)), false);
        }
    }

    /** An earlier run's stay goes on unannounced, unless this run already did something with the experiment. */
    private boolean isNews(String experiment, String branch) {
        return scope.snapshot().stay(experiment) != null
                || scope.ended.any(experiment)
                || !emitted.contains(experiment, branch);
    }

    private void begin(Stay stay, boolean isNews) {
        if (scope.closed) {
            return;
        }
        Snapshot before = scope.snapshot();
        Snapshot after = before.with(stay);
        boolean isLost = emitted.takeLost(stay.experiment(), stay.branch());
        if (isNews || isLost) {
            append(EventKind.ENROLLMENT, stay.experiment(), stay.branch(), null, after.annotations());
        }
        scope.publish(after);
        Stay replaced = before.stay(stay.experiment());
        if (replaced != null) {
            scope.ended.add(replaced.experiment(), replaced.branch());
        }
        scope.ended.begun(stay.experiment(), stay.branch());
    }

    private void end(EventKind kind, Stay stay, @Nullable String reason) {
        Snapshot before = scope.snapshot();
        scope.publish(before.without(stay.experiment()));
        append(kind, stay.experiment(), stay.branch(), reason, before.annotations());
        scope.ended.add(stay.experiment(), stay.branch());
    }

    private void append(
            EventKind kind,
            String experiment,
            @Nullable String branch,
            @Nullable String reason,
            Annotations annotations) {
        if (scope.closed) {
            return;
        }
        long wall = clock.wallMillis();
        events.append(new Event(kind, wall, clock.monotonicMillis(), experiment, branch, null, reason), annotations);
    }
}

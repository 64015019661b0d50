package org.exposureagent.core.exposure.request;

import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the stays of subjects. A stay is claimed, its events are appended, then it is published: no exposure
 * comes before its enrollment, or after its end.
 */
final class RequestLifecycle {

    private static final String BRANCH_CHANGED = "branch-changed";
    private static final String NOT_IN_EXPERIMENT = "not-in-experiment";
    private static final String TELEMETRY_DISABLED = "telemetry-disabled";

    private final Catalog catalog;
    private final Stays stays;
    private final SubjectEvents events;
    private final RequestExposer exposer;
    private final Counters counters;

    RequestLifecycle(Catalog catalog, Stays stays, SubjectEvents events, RequestExposer exposer, Counters counters) {
        this.catalog = catalog;
        this.stays = stays;
        this.events = events;
        this.exposer = exposer;
        this.counters = counters;
    }

    /** An evaluation of the feature was in this branch. */
    void evaluatedInto(String branchSlug, String slug, String feature, String subject, boolean exposes) {
        Experiment experiment = catalog.experiment(slug);
        Branch branch = experiment == null ? null : catalog.branch(experiment, branchSlug);
        if (experiment == null || branch == null || catalog.feature(experiment, feature) < 0) {
            counters.count("exposures.unattributed");
            return;
        }
        long entry = stays.entry(experiment, subject);
        boolean isThere = !Entry.isBusy(entry) && Entry.branch(entry) == branch.number();
        if (!isThere || (exposes && !exposer.isExposed(experiment, feature, entry))) {
            moved(experiment, branch, feature, subject, exposes);
        }
    }

    /** Moves the subject into the branch, and exposes what is due. */
    private void moved(Experiment experiment, Branch branch, String feature, String subject, boolean exposes) {
        Key key = Key.of(subject, experiment.seed);
        long entry = stays.entry(key);
        while (!Entry.isBusy(entry)) {
            if (Entry.branch(entry) == branch.number()) {
                if (exposes) {
                    exposer.expose(experiment, feature, subject, entry);
                }
                return;
            }
            if (Entry.isIn(entry) && Entry.isExplicit(entry)) {
                return; // a hook knows better than an evaluation
            }
            Stays.Claim claim = stays.claim(key, entry);
            if (claim != null) {
                moveInto(branch, experiment, exposes ? feature : null, subject, claim, entry);
                return;
            }
            entry = stays.entry(key);
        }
    }

    /** @param feature to be exposed */
    private void moveInto(
            Branch branch,
            Experiment experiment,
            @Nullable String feature,
            String subject,
            Stays.Claim claim,
            long before) {
        long after = Entry.held(stays.second(), false, 0);
        try {
            Branch left = experiment.branch(Entry.branch(before));
            if (left != null) {
                events.inBranch(EventKind.UNENROLLMENT, experiment, left, null, BRANCH_CHANGED, subject);
            }
            events.inBranch(EventKind.ENROLLMENT, experiment, branch, null, null, subject);
            after = Entry.held(stays.second(), false, branch.number());
            if (feature != null) {
                after = exposer.exposedFirst(experiment, branch, feature, subject, after);
            }
        } finally {
            claim.publish(after);
        }
    }

    /** An evaluation was outside the experiment. */
    void evaluatedOut(Experiment experiment, String subject) {
        Key key = Key.of(subject, experiment.seed);
        long entry = stays.entry(key);
        while (Entry.isIn(entry) && !Entry.isExplicit(entry)) {
            if (ended(EventKind.UNENROLLMENT, experiment, NOT_IN_EXPERIMENT, subject, key, entry)) {
                return;
            }
            entry = stays.entry(key);
        }
    }

    /** The subject is not to be recorded any more: its stay ends, whoever began it. */
    void switchedOff(Experiment experiment, String subject) {
        Key key = Key.of(subject, experiment.seed);
        long entry = stays.entry(key);
        while (Entry.isIn(entry)
                && !ended(EventKind.UNENROLLMENT, experiment, TELEMETRY_DISABLED, subject, key, entry)) {
            entry = stays.entry(key);
        }
    }

    /** False if the stay changed meanwhile. */
    private boolean ended(
            EventKind kind, Experiment experiment, @Nullable String reason, String subject, Key key, long entry) {
        Stays.Claim claim = stays.claim(key, entry);
        if (claim == null) {
            return false;
        }
        try {
            Branch branch = experiment.branch(Entry.branch(entry));
            if (branch != null) {
                events.inBranch(kind, experiment, branch, null, reason, subject);
            }
        } finally {
            claim.publish(Entry.held(stays.second(), false, 0));
        }
        return true;
    }

    /** A hook says that the subject is enrolled; it announces that, or knows that it was announced. */
    void begin(Enrollment enrollment, String subject, boolean announces) {
        Experiment experiment = catalog.experiment(enrollment.experiment());
        Branch branch = experiment == null ? null : catalog.branch(experiment, enrollment.branch());
        if (experiment == null || branch == null) {
            counters.count("enrollments.unattributed");
            return;
        }
        experiment.isEnrolledBy(enrollment.type());
        for (String feature : enrollment.features()) {
            catalog.feature(experiment, feature);
        }
        Key key = Key.of(subject, experiment.seed);
        long entry = stays.entry(key);
        while (!Entry.isBusy(entry) && !begun(experiment, branch, subject, announces, key, entry)) {
            entry = stays.entry(key);
        }
    }

    /** False if the stay changed meanwhile. */
    private boolean begun(
            Experiment experiment, Branch branch, String subject, boolean announces, Key key, long entry) {
        if (Entry.branch(entry) == branch.number()) {
            return stays.change(key, entry, Entry.explicit(entry));
        }
        Stays.Claim claim = stays.claim(key, entry);
        if (claim == null) {
            return false;
        }
        long after = Entry.held(stays.second(), false, 0);
        try {
            if (announces) {
                events.inBranch(EventKind.ENROLLMENT, experiment, branch, null, null, subject);
            }
            after = Entry.held(stays.second(), true, branch.number());
        } finally {
            claim.publish(after);
        }
        return true;
    }

    /** A hook says that the stay ended. */
    void end(EventKind kind, String slug, @Nullable String branchSlug, @Nullable String reason, String subject) {
        Experiment experiment = catalog.experiment(slug);
        if (experiment == null) {
            counters.count("enrollments.unattributed");
            return;
        }
        Key key = Key.of(subject, experiment.seed);
        long entry = stays.entry(key);
        while (Entry.isIn(entry)) {
            if (ended(kind, experiment, reason, subject, key, entry)) {
                return;
            }
            entry = stays.entry(key);
        }
        if (entry == Entry.UNUSED) {
            endUnknown(kind, experiment, branchSlug, reason, subject);
        } else {
            counters.count("lifecycle.already-ended");
        }
    }

    /** It began in another process, or so long ago that it is forgotten. */
    private void endUnknown(
            EventKind kind,
            Experiment experiment,
            @Nullable String branchSlug,
            @Nullable String reason,
            String subject) {
        String slug = Slug.branch(branchSlug);
        Branch branch = slug == null ? null : catalog.branch(experiment, slug);
        if (branch == null) {
            events.inNone(kind, experiment.slug, slug, null, reason, subject);
        } else {
            events.inBranch(kind, experiment, branch, null, reason, subject);
        }
    }
}

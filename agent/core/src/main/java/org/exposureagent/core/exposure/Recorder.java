package org.exposureagent.core.exposure;

import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * What every hook ends in: decides which calls are events, and records those. Thread-safe; called on application
 * threads. Never blocks and never throws.
 *
 * <p>The common case, already exposed or not enrolled, is one read of an immutable snapshot, one look-up and one read
 * an experiment: no lock, no clock, nothing allocated.
 */
public final class Recorder {

    private final Scope scope = new Scope();
    private final Set<String> manual;
    private final Mappings mappings;
    private final Subject subject;
    private final Exposer exposer;
    private final Lifecycle lifecycle;
    private final LongAdder beforeEnrollment;
    private final LongAdder unattributed;

    public Recorder(
            ExposureSettings settings, EventLog events, EmittedStays emitted, Clock clock, Counters counters, Log log) {
        this.manual = settings.manual();
        this.mappings = new Mappings(settings.mappings());
        this.subject = new Subject(counters, log);
        this.exposer = new Exposer(
                settings, events, clock, log.writes(Level.DEBUG) ? counters.counter("exposures.repeated") : null);
        this.lifecycle = new Lifecycle(scope, emitted, events, clock, counters);
        this.beforeEnrollment = counters.counter("checks.before-enrollment");
        this.unattributed = counters.counter("exposures.unattributed");
    }

    /** The application checked or read a feature. */
    public void check(String feature, @Nullable String subjectOfCall) {
        if (!subject.admits(subjectOfCall)) {
            return;
        }
        Snapshot now = scope.snapshot();
        OnFeature on = now.on(feature);
        if (on == null) {
            beforeEnrollment.increment();
        } else if (isAutomatic(feature)) {
            exposer.expose(on.slots, now.annotations());
        }
    }

    /**
     * The application checked a feature, and the SDK's result says something of the experiment.
     *
     * @param sdk name of the integration
     * @param experiment slug; null if the result names none
     * @param branch the variant; null if the result names none
     * @param failed the result is an error's fallback: nothing is concluded from it
     */
    public void evaluation(
            String sdk,
            String feature,
            @Nullable String subjectOfCall,
            @Nullable String experiment,
            @Nullable String branch,
            Answer answer,
            boolean failed) {
        if (failed || !subject.admits(subjectOfCall)) {
            return;
        }
        Snapshot now = scope.snapshot();
        OnFeature on = now.on(feature);
        if (on != null && on.hasExplicit) {
            if (isAutomatic(feature)) {
                exposer.expose(on.explicit, now.annotations());
            }
            return;
        }
        Mapping mapping = mappings.find(sdk, feature);
        if (mapping == null) {
            conclude(feature, experiment, branch, answer);
        } else {
            String mapped = branch == null ? null : mapping.branch(branch);
            Answer byVariant = branch == null ? Answer.UNKNOWN : mapped == null ? Answer.OUT : Answer.IN;
            conclude(feature, mapping.experiment(), mapped, byVariant);
        }
    }

    /**
     * The application recorded an exposure by itself.
     *
     * @param feature null: the experiment's only one, or none named
     * @param experiment null: every experiment enrolled on the feature
     */
    public void exposure(@Nullable String feature, @Nullable String experiment, @Nullable String subjectOfCall) {
        if (!subject.admits(subjectOfCall)) {
            return;
        }
        Snapshot now = scope.snapshot();
        if (experiment != null) {
            exposeNamed(now, feature, now.stay(Slug.shorten(experiment)));
            return;
        }
        OnFeature on = feature == null ? null : now.on(feature);
        if (on == null) {
            beforeEnrollment.increment();
        } else {
            exposer.expose(on.slots, now.annotations());
        }
    }

    /** The subject was put into a branch. */
    public void enrolled(Enrollment enrollment) {
        lifecycle.enrolled(shortened(enrollment));
    }

    /** The subject is in a branch since an earlier run: annotated, no event. */
    public void active(Enrollment enrollment) {
        lifecycle.active(shortened(enrollment));
    }

    /** The subject should have been put into a branch and was not. */
    public void enrollFailed(String experiment, @Nullable String branch, @Nullable String reason) {
        lifecycle.failed(EventKind.ENROLL_FAILED, Slug.shorten(experiment), Slug.branch(branch), reason);
    }

    /** The subject was taken out, because it no longer may be in. */
    public void disqualified(String experiment, @Nullable String branch) {
        lifecycle.ended(EventKind.DISQUALIFICATION, Slug.shorten(experiment), Slug.branch(branch), null);
    }

    /** The subject left, or the experiment ended. */
    public void unenrolled(String experiment, @Nullable String branch, @Nullable String reason) {
        lifecycle.ended(EventKind.UNENROLLMENT, Slug.shorten(experiment), Slug.branch(branch), reason);
    }

    /** The subject should have left and did not. */
    public void unenrollFailed(String experiment, @Nullable String reason) {
        lifecycle.failed(EventKind.UNENROLL_FAILED, Slug.shorten(experiment), null, reason);
    }

    /** Telemetry is switched off: every stay ends, and this records nothing more. */
    public void close() {
        lifecycle.close();
    }

    /**
     * Telemetry is switched off for one subject.
     *
     * @return whether that is the only one there is: then it is to be switched off altogether
     */
    public boolean off(String ofSubject) {
        return subject.isOrMayBe(ofSubject);
    }

    /**
     * Telemetry is switched on again for one subject.
     *
     * @return whether that is the only one there is: then it is to be switched on altogether
     */
    public boolean on(String ofSubject) {
        return subject.isOrMayBe(ofSubject);
    }

    private void conclude(String feature, @Nullable String experiment, @Nullable String branch, Answer answer) {
        if (answer == Answer.OUT) {
            out(feature, experiment);
        } else if (answer == Answer.IN && experiment != null && branch != null) {
            in(feature, experiment, branch);
        } else {
            beforeEnrollment.increment();
        }
    }

    private void in(String feature, String experiment, String branch) {
        if (exposeStay(feature, experiment, branch)) {
            return;
        }
        String slug = Slug.shorten(experiment);
        String shortBranch = Slug.shorten(branch);
        if (exposeStay(feature, slug, shortBranch)) {
            return;
        }
        Stay known = scope.snapshot().stay(slug);
        if (known == null || known.isMovedBy(shortBranch, feature)) {
            lifecycle.evaluatedInto(slug, shortBranch, feature);
            exposeStay(feature, slug, shortBranch);
        }
    }

    /** Whether the stay is there; then its exposure is recorded if it is due. */
    private boolean exposeStay(String feature, String experiment, String branch) {
        Snapshot now = scope.snapshot();
        OnFeature on = now.on(feature);
        Slot slot = on == null ? null : on.find(experiment, branch);
        if (slot == null) {
            return false;
        }
        if (lifecycle.isLost(experiment, branch)) {
            lifecycle.announceAgain(experiment, branch);
        }
        if (isAutomatic(feature)) {
            exposer.expose(slot, now.annotations());
        }
        return true;
    }

    /** Without a slug the answer is about whatever earlier evaluations of the feature started. */
    private void out(String feature, @Nullable String experiment) {
        Snapshot now = scope.snapshot();
        if (experiment != null) {
            leave(now.stay(Slug.shorten(experiment)));
            return;
        }
        OnFeature on = now.on(feature);
        if (on != null) {
            for (Slot slot : on.slots) {
                leave(now.stay(slot.experiment));
            }
        }
    }

    private void leave(@Nullable Stay stay) {
        if (stay != null && stay.evaluated()) {
            lifecycle.evaluatedOut(stay.experiment());
        }
    }

    private void exposeNamed(Snapshot now, @Nullable String feature, @Nullable Stay stay) {
        if (stay == null || stay.type() == Enrollment.Type.UNKNOWN) {
            beforeEnrollment.increment();
        } else if (stay.type() == Enrollment.Type.EXPERIMENT) {
            Slot slot = stay.slot(feature);
            if (slot == null) {
                unattributed.increment();
            } else {
                exposer.expose(slot, now.annotations());
            }
        }
    }

    private boolean isAutomatic(String feature) {
        return manual.isEmpty() || !manual.contains(feature);
    }

    private static Enrollment shortened(Enrollment e) {
        return new Enrollment(
                Slug.shorten(e.experiment()), Slug.shorten(e.branch()), e.enrollmentId(), e.features(), e.type());
    }
}

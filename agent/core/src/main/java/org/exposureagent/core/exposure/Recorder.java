package org.exposureagent.core.exposure;

import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * The decision where a process has one subject: the first that a call names.
 *
 * <p>The common case, already exposed or not enrolled, is one read of an immutable snapshot and one look-up: no lock,
 * no clock, nothing allocated.
 */
public final class Recorder implements Hooks {

    private final Scope scope = new Scope();
    private final Set<String> manual;
    private final Mappings mappings;
    private final boolean infersVariants;
    private final Subject subject;
    private final Exposer exposer;
    private final Lifecycle lifecycle;
    private final LongAdder beforeEnrollment;
    private final LongAdder unattributed;

    public Recorder(
            ExposureSettings settings, EventLog events, EmittedStays emitted, Clock clock, Counters counters, Log log) {
        this.manual = settings.manual();
        this.mappings = new Mappings(settings.mappings());
        this.infersVariants = settings.infersVariants();
        this.subject = new Subject(counters, log);
        this.exposer = new Exposer(
                settings, events, clock, log.writes(Level.DEBUG) ? counters.counter("exposures.repeated") : null);
        this.lifecycle = new Lifecycle(scope, emitted, events, clock, counters);
        this.beforeEnrollment = counters.counter("checks.before-enrollment");
        this.unattributed = counters.counter("exposures.unattributed");
    }

    @Override
    public boolean settles(String feature, @Nullable String subjectOfCall) {
        if (!subject.isFirst(subjectOfCall)) {
            return false;
        }
        OnFeature on = scope.snapshot().on(feature);
        if (on == null) {
            beforeEnrollment.increment();
            return true;
        }
        return on.settled;
    }

    @Override
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
            if (exposer.areSettled(on.slots)) {
                on.settled = true;
            }
        }
    }

    @Override
    public void evaluation(
            String sdk,
            String feature,
            @Nullable String subjectOfCall,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String state,
            Answer answer) {
        if (answer == Answer.FAILED || !subject.admits(subjectOfCall)) {
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
            unmapped(feature, experiment, branch, answer);
        } else {
            String mapped = mapping.branch(branch, state, answer);
            Answer byMapping = mapped == null ? mapping.withoutBranch(branch, state, answer) : Answer.IN;
            conclude(feature, mapping.experiment(), mapped, byMapping);
        }
    }

    @Override
    public boolean isMapped(String sdk, String feature) {
        return mappings.find(sdk, feature) != null;
    }

    @Override
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

    /** As {@link #enrolled(Enrollment, String)}, of the process's subject. */
    public void enrolled(Enrollment enrollment) {
        enrolled(enrollment, null);
    }

    @Override
    public void enrolled(Enrollment enrollment, @Nullable String subjectOfCall) {
        lifecycle.enrolled(shortened(enrollment));
    }

    /** As {@link #active(Enrollment, String)}, of the process's subject. */
    public void active(Enrollment enrollment) {
        active(enrollment, null);
    }

    @Override
    public void active(Enrollment enrollment, @Nullable String subjectOfCall) {
        lifecycle.active(shortened(enrollment));
    }

    /** As {@link #enrollFailed(String, String, String, String)}, of the process's subject. */
    public void enrollFailed(String experiment, @Nullable String branch, @Nullable String reason) {
        enrollFailed(experiment, branch, reason, null);
    }

    @Override
    public void enrollFailed(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subjectOfCall) {
        lifecycle.failed(EventKind.ENROLL_FAILED, Slug.shorten(experiment), Slug.branch(branch), reason);
    }

    /** As {@link #disqualified(String, String, String, String)}, of the process's subject. */
    public void disqualified(String experiment, @Nullable String branch, @Nullable String reason) {
        disqualified(experiment, branch, reason, null);
    }

    @Override
    public void disqualified(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subjectOfCall) {
        lifecycle.ended(EventKind.DISQUALIFICATION, Slug.shorten(experiment), Slug.branch(branch), reason);
    }

    /** As {@link #unenrolled(String, String, String, String)}, of the process's subject. */
    public void unenrolled(String experiment, @Nullable String branch, @Nullable String reason) {
        unenrolled(experiment, branch, reason, null);
    }

    @Override
    public void unenrolled(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subjectOfCall) {
        lifecycle.ended(EventKind.UNENROLLMENT, Slug.shorten(experiment), Slug.branch(branch), reason);
    }

    /** As {@link #unenrollFailed(String, String, String)}, of the process's subject. */
    public void unenrollFailed(String experiment, @Nullable String reason) {
        unenrollFailed(experiment, reason, null);
    }

    @Override
    public void unenrollFailed(String experiment, @Nullable String reason, @Nullable String subjectOfCall) {
        lifecycle.failed(EventKind.UNENROLL_FAILED, Slug.shorten(experiment), null, reason);
    }

    /** As {@link #activated(String, String, String, String)}, of the process's subject. */
    public void activated(String feature, String experiment, @Nullable String branch) {
        activated(feature, experiment, branch, null);
    }

    @Override
    public void activated(String feature, String experiment, @Nullable String branch, @Nullable String subjectOfCall) {
        lifecycle.passOn(EventKind.ACTIVATION, feature, Slug.shorten(experiment), Slug.branch(branch), null);
    }

    /** As {@link #malformed(String, String, String, String, String)}, of the process's subject. */
    public void malformed(String feature, @Nullable String experiment, @Nullable String branch, @Nullable String part) {
        malformed(feature, experiment, branch, part, null);
    }

    @Override
    public void malformed(
            String feature,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String part,
            @Nullable String subjectOfCall) {
        String slug = experiment == null ? "" : Slug.shorten(experiment);
        lifecycle.passOn(EventKind.MALFORMED_FEATURE, feature, slug, Slug.branch(branch), part);
    }

    /** A variant without a slug is a branch of an experiment named like the feature, if the user wants that. */
    private void unmapped(String feature, @Nullable String experiment, @Nullable String variant, Answer answer) {
        boolean infers = infersVariants && experiment == null && variant != null && answer != Answer.OUT;
        conclude(feature, infers ? feature : experiment, variant, infers ? Answer.IN : answer);
    }

    @Override
    public void close() {
        lifecycle.close();
    }

    @Override
    public boolean off(String ofSubject) {
        return subject.isOrMayBe(ofSubject);
    }

    @Override
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

    /**
     * The answer is about the experiment that is named, and about whatever earlier evaluations of the feature started.
     */
    private void out(String feature, @Nullable String experiment) {
        if (experiment != null) {
            leave(scope.snapshot().stay(Slug.shorten(experiment)));
        }
        Snapshot now = scope.snapshot();
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

package org.exposureagent.core.exposure.request;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Answer;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.EventLog;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.core.exposure.Mapping;
import org.exposureagent.core.exposure.Mappings;
import org.exposureagent.core.exposure.Slug;
import org.jspecify.annotations.Nullable;

/**
 * The decision where each call names its subject: a server. Stays and exposures are kept in a {@link SubjectTable} of
 * fixed size; one that was forgotten begins anew, with an enrollment. So every enrollment is announced at least once,
 * and before its exposures, and an analysis takes the first.
 *
 * <p>The common case, already exposed, is one hash of the subject and one look-up: no lock, nothing allocated.
 */
public final class RequestRecorder implements Hooks {

    private final Set<String> manual;
    private final Mappings mappings;
    private final boolean infersVariants;
    private final Catalog catalog;
    private final Stays stays;
    private final SubjectEvents events;
    private final RequestExposer exposer;
    private final RequestLifecycle lifecycle;
    private final Log log;
    private final LongAdder beforeEnrollment;
    private final LongAdder withoutSubject;
    // hashes, as all that is kept of a subject; as many as the application switched off
    private final Set<Key> off = ConcurrentHashMap.newKeySet();
    private final long offSeed = ThreadLocalRandom.current().nextLong();
    private volatile boolean closed;

    public RequestRecorder(RequestSettings settings, EventLog events, Clock clock, Counters counters, Log log) {
        this.manual = settings.exposure().manual();
        this.mappings = new Mappings(settings.exposure().mappings());
        this.infersVariants = settings.exposure().infersVariants();
        this.catalog = new Catalog(log);
        this.stays = new Stays(settings.tableSize(), clock, counters);
        this.events = new SubjectEvents(events, settings.writtenSubject(), clock);
        this.exposer = new RequestExposer(settings.exposure(), catalog, stays, this.events, counters);
        this.lifecycle = new RequestLifecycle(catalog, stays, this.events, exposer, counters);
        this.log = log;
        this.beforeEnrollment = counters.counter("checks.before-enrollment");
        this.withoutSubject = counters.counter("checks.without-subject");
    }

    /**
     * Asks no more than whether anything is enrolled on the feature: the subject's hash alone is more than is small.
     */
    @Override
    public boolean settles(String feature, @Nullable String subject) {
        if (subject == null || catalog.on(feature).length > 0 || isOff(subject)) {
            return false;
        }
        beforeEnrollment.increment();
        return true;
    }

    @Override
    public void check(String feature, @Nullable String subject) {
        if (subject == null || isOff(subject)) {
            refused(subject);
        } else if (!exposeAll(feature, subject, false, isAutomatic(feature))) {
            beforeEnrollment.increment();
        }
    }

    @Override
    public void evaluation(
            String sdk,
            String feature,
            @Nullable String subject,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String state,
            Answer answer) {
        if (answer == Answer.FAILED) {
            return;
        }
        if (subject == null || isOff(subject)) {
            refused(subject);
            return;
        }
        if (exposeAll(feature, subject, true, isAutomatic(feature))) {
            return;
        }
        Mapping mapping = mappings.find(sdk, feature);
        if (mapping == null) {
            boolean infers = infersVariants && experiment == null && branch != null && answer != Answer.OUT;
            conclude(feature, subject, infers ? feature : experiment, branch, infers ? Answer.IN : answer);
        } else {
            String mapped = mapping.branch(branch, state, answer);
            Answer byMapping = mapped == null ? mapping.withoutBranch(branch, state, answer) : Answer.IN;
            conclude(feature, subject, mapping.experiment(), mapped, byMapping);
        }
    }

    @Override
    public boolean isMapped(String sdk, String feature) {
        return mappings.find(sdk, feature) != null;
    }

    @Override
    public void exposure(@Nullable String feature, @Nullable String experiment, @Nullable String subject) {
        if (subject == null || isOff(subject)) {
            refused(subject);
            return;
        }
        if (experiment == null) {
            if (feature == null || !exposeAll(feature, subject, false, true)) {
                beforeEnrollment.increment();
            }
            return;
        }
        Experiment known = catalog.known(experiment);
        if (known == null || !known.isKnown()) {
            beforeEnrollment.increment();
        } else if (known.isExposable()) {
            exposeNamed(known, feature, subject);
        }
    }

    @Override
    public void enrolled(Enrollment enrollment, @Nullable String subject) {
        begins(enrollment, subject, true);
    }

    @Override
    public void active(Enrollment enrollment, @Nullable String subject) {
        begins(enrollment, subject, false);
    }

    @Override
    public void enrollFailed(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject) {
        if (subject == null || isOff(subject)) {
            refused(subject);
            return;
        }
        events.inNone(EventKind.ENROLL_FAILED, Slug.shorten(experiment), Slug.branch(branch), null, reason, subject);
    }

    @Override
    public void disqualified(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject) {
        ends(EventKind.DISQUALIFICATION, experiment, branch, reason, subject);
    }

    @Override
    public void unenrolled(
            String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject) {
        ends(EventKind.UNENROLLMENT, experiment, branch, reason, subject);
    }

    @Override
    public void unenrollFailed(String experiment, @Nullable String reason, @Nullable String subject) {
        passOn(EventKind.UNENROLL_FAILED, null, experiment, null, reason, subject);
    }

    @Override
    public void activated(String feature, String experiment, @Nullable String branch, @Nullable String subject) {
        passOn(EventKind.ACTIVATION, feature, experiment, branch, null, subject);
    }

    @Override
    public void malformed(
            String feature,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String part,
            @Nullable String subject) {
        passOn(EventKind.MALFORMED_FEATURE, feature, experiment == null ? "" : experiment, branch, part, subject);
    }

    /** Nothing changes; the subject is where it is known to be. */
    private void passOn(
            EventKind kind,
            @Nullable String feature,
            String slug,
            @Nullable String branchSlug,
            @Nullable String reason,
            @Nullable String subject) {
        if (subject == null || isOff(subject)) {
            refused(subject);
            return;
        }
        Experiment known = catalog.known(slug);
        Branch branch = known == null ? null : stays.branch(known, subject);
        if (known == null || branch == null) {
            events.inNone(kind, Slug.shorten(slug), Slug.branch(branchSlug), feature, reason, subject);
        } else {
            events.inBranch(kind, known, branch, feature, reason, subject);
        }
    }

    /** The stays of a server's subjects are known by hashes alone: nobody is left to be told of. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean off(String subject) {
        off.add(Key.of(subject, offSeed));
        for (Experiment experiment : catalog.all()) {
            lifecycle.switchedOff(experiment, subject);
        }
        return false;
    }

    @Override
    public boolean on(String subject) {
        off.remove(Key.of(subject, offSeed));
        return false;
    }

    private boolean isOff(String subject) {
        return closed || (!off.isEmpty() && off.contains(Key.of(subject, offSeed)));
    }

    /**
     * Whether the subject is in an experiment on the feature.
     *
     * @param explicit only stays that a hook announced count
     * @param exposes whether exposures are recorded too
     */
    private boolean exposeAll(String feature, String subject, boolean explicit, boolean exposes) {
        boolean isIn = false;
        for (Experiment experiment : catalog.on(feature)) {
            if (!experiment.isKnown() || (explicit && !experiment.hasExplicit())) {
                continue;
            }
            long entry = stays.entry(experiment, subject);
            if (Entry.isIn(entry) && (!explicit || Entry.isExplicit(entry))) {
                isIn = true;
                if (exposes && experiment.isExposable() && !exposer.isExposed(experiment, feature, entry)) {
                    exposer.expose(experiment, feature, subject, entry);
                }
            }
        }
        return isIn;
    }

    /** An explicit exposure may leave out the feature where the experiment has only one. */
    private void exposeNamed(Experiment experiment, @Nullable String feature, String subject) {
        long entry = stays.entry(experiment, subject);
        if (Entry.isIn(entry)) {
            String only = feature == null ? experiment.onlyFeature() : feature;
            exposer.expose(experiment, only == null ? "" : only, subject, entry);
        } else {
            beforeEnrollment.increment();
        }
    }

    private void conclude(
            String feature, String subject, @Nullable String experiment, @Nullable String branch, Answer answer) {
        if (answer == Answer.OUT) {
            out(feature, subject, experiment);
        } else if (answer == Answer.IN && experiment != null && branch != null) {
            lifecycle.evaluatedInto(branch, experiment, feature, subject, isAutomatic(feature));
        } else {
            beforeEnrollment.increment();
        }
    }

    /** The answer is about the slug, if there is one, and about whatever earlier evaluations of the feature started. */
    private void out(String feature, String subject, @Nullable String slug) {
        Experiment named = slug == null ? null : catalog.known(slug);
        if (named != null) {
            lifecycle.evaluatedOut(named, subject);
        }
        for (Experiment experiment : catalog.on(feature)) {
            if (experiment != named) {
                lifecycle.evaluatedOut(experiment, subject);
            }
        }
    }

    /** A call that names nobody is no event, nor is one of a subject who is not to be recorded. */
    private void refused(@Nullable String subject) {
        if (subject != null) {
            return;
        }
        withoutSubject.increment();
        log.once("no-subject", "subject=request, and a call that names no subject: such calls are counted only");
    }

    private void begins(Enrollment enrollment, @Nullable String subject, boolean announces) {
        if (subject == null || isOff(subject)) {
            refused(subject);
        } else {
            lifecycle.begin(enrollment, subject, announces);
        }
    }

    private void ends(
            EventKind kind,
            String experiment,
            @Nullable String branch,
            @Nullable String reason,
            @Nullable String subject) {
        if (subject == null || isOff(subject)) {
            refused(subject);
        } else {
            lifecycle.end(kind, experiment, branch, reason, subject);
        }
    }

    private boolean isAutomatic(String feature) {
        return manual.isEmpty() || !manual.contains(feature);
    }
}

package org.exposureagent.core.exposure.request;

import java.time.Duration;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.ExposureSettings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Turns reads by enrolled subjects into exposure events, once each as the settings say. With a time to live, counted in
 * whole seconds, all features of a stay are exposed anew when the first of them is.
 */
final class RequestExposer {

    private static final long NO_TTL = Long.MAX_VALUE;

    private final boolean every;
    private final long ttlSeconds;
    private final Catalog catalog;
    private final Stays stays;
    private final SubjectEvents events;
    private final Counters counters;

    RequestExposer(ExposureSettings settings, Catalog catalog, Stays stays, SubjectEvents events, Counters counters) {
        Duration ttl = settings.ttl();
        this.every = settings.mode() == Mode.EVERY;
        this.ttlSeconds = ttl == null ? NO_TTL : Math.max(1, ttl.toSeconds());
        this.catalog = catalog;
        this.stays = stays;
        this.events = events;
        this.counters = counters;
    }

    /** The features exposed at the beginning of a stay: the one given, if its event is accepted. */
    long exposedFirst(Experiment experiment, Branch branch, String feature, String subject, long entry) {
        boolean accepted = append(experiment, branch, feature, subject);
        return accepted && !every ? Entry.exposed(entry, experiment.feature(feature)) : entry;
    }

    /** Whether there is nothing to do: the common case, for which the caller makes nothing. */
    boolean isExposed(Experiment experiment, String feature, long entry) {
        int number = experiment.feature(feature);
        return number >= 0 && !Entry.isBusy(entry) && !isDue(entry, number);
    }

    /**
     * Exposes if that is due.
     *
     * @param feature empty: none is named
     * @param first the subject's entry, of a stay that goes on
     */
    void expose(Experiment experiment, String feature, String subject, long first) {
        int number = catalog.feature(experiment, feature);
        if (number < 0) {
            counters.count("exposures.unattributed");
            return;
        }
        Key key = Key.of(subject, experiment.seed);
        long entry = first;
        while (Entry.branch(entry) == Entry.branch(first) && isDue(entry, number)) {
            Branch branch = experiment.branch(Entry.branch(entry));
            if (every) {
                append(experiment, branch, feature, subject);
                return;
            }
            Stays.Claim claim = stays.claim(key, entry);
            if (claim != null) {
                // claimed, so that the event is in the log before the end of the stay can be
                long after = isFresh(entry) ? entry : renewed(entry);
                try {
                    after = append(experiment, branch, feature, subject) ? Entry.exposed(after, number) : after;
                } finally {
                    claim.publish(after);
                }
                return;
            }
            entry = stays.entry(key); // another feature was exposed, or the stay ends
        }
    }

    private boolean isDue(long entry, int feature) {
        return !Entry.isBusy(entry) && (every || !Entry.isExposed(entry, feature) || !isFresh(entry));
    }

    private boolean isFresh(long entry) {
        return ttlSeconds == NO_TTL || Entry.age(entry, stays.second()) < ttlSeconds;
    }

    private long renewed(long entry) {
        return Entry.renewed(entry, stays.second());
    }

    private boolean append(Experiment experiment, @Nullable Branch branch, String feature, String subject) {
        return branch != null
                && events.inBranch(
                        EventKind.EXPOSURE, experiment, branch, feature.isEmpty() ? null : feature, null, subject);
    }
}

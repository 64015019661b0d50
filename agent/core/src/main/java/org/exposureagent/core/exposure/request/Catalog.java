package org.exposureagent.core.exposure.request;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Slug;
import org.jspecify.annotations.Nullable;

/**
 * The experiments that a process has seen, with their branches and features. Few, and soon complete: reading takes no
 * lock, and copies are made of what changes. Bounded, since an application may make slugs up.
 */
final class Catalog {

    /** Of experiments, and of the features that they are on: far above those of any application. */
    private static final int MAX = 1_000;

    private static final Experiment[] NONE = {};

    private final ReentrantLock lock = new ReentrantLock();
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final Log log;
    private volatile Map<String, Experiment> bySlug = Map.of();
    private volatile Map<String, Experiment[]> byFeature = Map.of();
    private int branches; // epoch 0 is that of no branch

    Catalog(Log log) {
        this.log = log;
    }

    /** The experiments on a feature, in the order in which they were seen. */
    Experiment[] on(String feature) {
        Experiment[] on = byFeature.get(feature);
        return on == null ? NONE : on;
    }

    Iterable<Experiment> all() {
        return bySlug.values();
    }

    /** Null: nobody spoke of it. */
    @Nullable
    Experiment known(String slug) {
        Experiment known = bySlug.get(slug);
        return known == null ? bySlug.get(Slug.shorten(slug)) : known;
    }

    /** The experiment, which may be new; null if there are too many. */
    @Nullable
    Experiment experiment(String slug) {
        Experiment known = known(slug);
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            String shortened = Slug.shorten(slug);
            Experiment raced = bySlug.get(shortened);
            if (raced != null || isTooMany(bySlug.size(), MAX, "experiments")) {
                return raced;
            }
            Experiment created = new Experiment(shortened, Key.mixed(seed + bySlug.size()));
            Map<String, Experiment> more = new HashMap<>(bySlug);
            more.put(shortened, created);
            bySlug = more;
            return created;
        } finally {
            lock.unlock();
        }
    }

    /** The branch of an experiment, which may be new; null if there are too many. */
    @Nullable
    Branch branch(Experiment experiment, String slug) {
        Branch known = experiment.branch(slug);
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            String shortened = Slug.shorten(slug);
            Branch raced = experiment.branch(shortened);
            if (raced != null || isTooMany(experiment.branchCount(), Entry.MAX_BRANCHES, "branches")) {
                return raced;
            }
            Annotations annotations =
                    new Annotations(++branches, Map.of(experiment.slug, new Annotation(shortened, null)));
            Branch created = new Branch(shortened, experiment.branchCount() + 1, annotations);
            experiment.add(created);
            return created;
        } finally {
            lock.unlock();
        }
    }

    /** The number of a feature of the experiment, which may be new to it; -1 if there are too many. */
    int feature(Experiment experiment, String feature) {
        int known = experiment.feature(feature);
        if (known >= 0) {
            return known;
        }
        lock.lock();
        try {
            int raced = experiment.feature(feature);
            if (raced >= 0
                    || isTooMany(experiment.features().size(), Entry.MAX_FEATURES, "features of an experiment")
                    || (!byFeature.containsKey(feature) && isTooMany(byFeature.size(), MAX, "features"))) {
                return raced;
            }
            experiment.addFeature(feature);
            Experiment[] before = on(feature);
            Experiment[] on = Arrays.copyOf(before, before.length + 1);
            on[before.length] = experiment;
            Map<String, Experiment[]> more = new HashMap<>(byFeature);
            more.put(feature, on);
            byFeature = more;
            return experiment.feature(feature);
        } finally {
            lock.unlock();
        }
    }

    private boolean isTooMany(int count, int max, String what) {
        if (count < max) {
            return false;
        }
        log.once("too many " + what, "more than " + max + " " + what + ": nothing is recorded of the others");
        return true;
    }
}

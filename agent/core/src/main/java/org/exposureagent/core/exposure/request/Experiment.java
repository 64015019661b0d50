package org.exposureagent.core.exposure.request;

import java.util.Arrays;
import java.util.List;
import org.exposureagent.core.exposure.Enrollment;
import org.jspecify.annotations.Nullable;

/**
 * What a process has learned of an experiment from the calls of all its subjects. Read without lock; changed by the
 * {@link Catalog} only, under its own.
 */
final class Experiment {

    final String slug;

    /** Of the {@link Key}s of its subjects. */
    final long seed;

    private volatile Branch[] branches = {};
    private volatile String[] features = {};
    private volatile Enrollment.Type type = Enrollment.Type.EXPERIMENT;
    private volatile boolean hasExplicit;

    Experiment(String slug, long seed) {
        this.slug = slug;
        this.seed = seed;
    }

    boolean isExposable() {
        return type == Enrollment.Type.EXPERIMENT;
    }

    /** Whether a check on it means anything: an experiment that may turn out to be a rollout does not, yet. */
    boolean isKnown() {
        return type != Enrollment.Type.UNKNOWN;
    }

    @Nullable
    Branch branch(String ofSlug) {
        for (Branch branch : branches) {
            if (branch.slug().equals(ofSlug)) {
                return branch;
            }
        }
        return null;
    }

    /** The branch with this number; null for 0. */
    @Nullable
    Branch branch(int number) {
        return number == 0 ? null : branches[number - 1];
    }

    int branchCount() {
        return branches.length;
    }

    void add(Branch branch) {
        Branch[] more = Arrays.copyOf(branches, branches.length + 1);
        more[branches.length] = branch;
        branches = more;
    }

    /** The number of a feature, from 0; -1 if it is none of this experiment. */
    int feature(String id) {
        String[] known = features;
        for (int i = 0; i < known.length; i++) {
            if (known[i].equals(id)) {
                return i;
            }
        }
        return -1;
    }

    List<String> features() {
        return Arrays.asList(features);
    }

    void addFeature(String id) {
        String[] more = Arrays.copyOf(features, features.length + 1);
        more[features.length] = id;
        features = more;
    }

    /** The id, if there is just one. */
    @Nullable
    String onlyFeature() {
        String[] known = features;
        return known.length == 1 ? known[0] : null;
    }

    /** Whether a hook ever announced a stay in it. */
    boolean hasExplicit() {
        return hasExplicit;
    }

    /** A hook announces a stay, and says what it is; one that does not know leaves what another said. */
    void isEnrolledBy(Enrollment.Type said) {
        if (said != Enrollment.Type.UNKNOWN || !hasExplicit) {
            type = said;
        }
        hasExplicit = true;
    }
}

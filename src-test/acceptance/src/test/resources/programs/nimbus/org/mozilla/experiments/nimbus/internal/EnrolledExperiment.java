package org.mozilla.experiments.nimbus.internal;

import java.util.List;

public final class EnrolledExperiment {
    private final List<String> featureIds;
    private final String slug;
    private final String branchSlug;
    private final boolean rollout;

    public EnrolledExperiment(String slug, String branch, boolean rollout, List<String> featureIds) {
        this.slug = slug;
        this.branchSlug = branch;
        this.rollout = rollout;
        this.featureIds = featureIds;
    }

    public List<String> getFeatureIds() {
        return featureIds;
    }

    public String getSlug() {
        return slug;
    }

    public String getBranchSlug() {
        return branchSlug;
    }

    public boolean isRollout() {
        return rollout;
    }
}

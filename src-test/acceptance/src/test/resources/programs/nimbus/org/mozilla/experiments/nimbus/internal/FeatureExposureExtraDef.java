package org.mozilla.experiments.nimbus.internal;

public final class FeatureExposureExtraDef {
    private final String branch;
    private final String slug;
    private final String featureId;

    public FeatureExposureExtraDef(String branch, String slug, String featureId) {
        this.branch = branch;
        this.slug = slug;
        this.featureId = featureId;
    }

    public String getBranch() {
        return branch;
    }

    public String getSlug() {
        return slug;
    }

    public String getFeatureId() {
        return featureId;
    }
}

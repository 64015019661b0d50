package org.mozilla.experiments.nimbus.internal;

public final class MalformedFeatureConfigExtraDef {
    private final String slug;
    private final String branch;
    private final String featureId;
    private final String part;

    public MalformedFeatureConfigExtraDef(String slug, String branch, String featureId, String part) {
        this.slug = slug;
        this.branch = branch;
        this.featureId = featureId;
        this.part = part;
    }

    public String getSlug() {
        return slug;
    }

    public String getBranch() {
        return branch;
    }

    public String getFeatureId() {
        return featureId;
    }

    public String getPart() {
        return part;
    }
}

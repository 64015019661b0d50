package org.mozilla.experiments.nimbus.internal;

import java.util.List;

public final class EnrollmentChangeEvent {
    private final String experimentSlug;
    private final String branchSlug;
    private final String reason;
    private final EnrollmentChangeEventType change;

    public EnrollmentChangeEvent(String slug, String branch, String reason, EnrollmentChangeEventType change) {
        this.experimentSlug = slug;
        this.branchSlug = branch;
        this.reason = reason;
        this.change = change;
    }

    public String getExperimentSlug() {
        return experimentSlug;
    }

    public String getBranchSlug() {
        return branchSlug;
    }

    public String getReason() {
        return reason;
    }

    public EnrollmentChangeEventType getChange() {
        return change;
    }
}

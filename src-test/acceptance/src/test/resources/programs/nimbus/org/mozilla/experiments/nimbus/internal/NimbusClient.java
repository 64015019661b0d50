package org.mozilla.experiments.nimbus.internal;

import java.util.ArrayList;
import java.util.List;

public class NimbusClient {
    public final List<EnrolledExperiment> active = new ArrayList<>();
    public List<EnrollmentChangeEvent> next = new ArrayList<>();

    public List<EnrollmentChangeEvent> applyPendingExperiments() {
        return next;
    }

    public List<EnrollmentChangeEvent> optInWithBranch(String slug, String branch) {
        return next;
    }

    public List<EnrollmentChangeEvent> optOut(String slug) {
        return next;
    }

    public List<EnrolledExperiment> getActiveExperiments() {
        return active;
    }

    public void recordFeatureExposure(String featureId, String slug) {}

    public List<String> getAvailableExperiments() {
        return new ArrayList<>();
    }
}

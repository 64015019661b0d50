package org.mozilla.experiments.nimbus;

import java.util.List;
import org.mozilla.experiments.nimbus.internal.EnrollmentChangeEvent;
import org.mozilla.experiments.nimbus.internal.FeatureExposureExtraDef;
import org.mozilla.experiments.nimbus.internal.MalformedFeatureConfigExtraDef;
import org.mozilla.experiments.nimbus.internal.MetricsHandler;
import org.mozilla.experiments.nimbus.internal.NimbusClient;

public class Nimbus implements FeaturesInterface {
    private final NimbusClient nimbusClient;

    public Nimbus(NimbusClient nimbusClient) {
        this.nimbusClient = nimbusClient;
    }

    public Variables getVariables(String featureId, boolean recordExposureEvent) {
        if (recordExposureEvent) {
            nimbusClient.recordFeatureExposure(featureId, null);
        }
        return new Variables();
    }

    public void recordExposureEvent(String featureId, String experimentSlug) {
        nimbusClient.recordFeatureExposure(featureId, experimentSlug);
    }

    public void initialize() {
        postEnrolmentCalculation(null);
    }

    public void applyPendingExperiments() {
        postEnrolmentCalculation(nimbusClient.applyPendingExperiments());
    }

    public void optInWithBranch(String slug, String branch) {
        postEnrolmentCalculation(nimbusClient.optInWithBranch(slug, branch));
    }

    public void optOut(String slug) {
        postEnrolmentCalculation(nimbusClient.optOut(slug));
    }

    /** What Kotlin makes of an anonymous object in a property. */
    static final class metricsHandler$1 implements MetricsHandler {
        public void recordFeatureActivation(FeatureExposureExtraDef event) {}

        public void recordFeatureExposure(FeatureExposureExtraDef event) {}

        public void recordMalformedFeatureConfig(MalformedFeatureConfigExtraDef event) {}
    }

    public static MetricsHandler metricsHandler() {
        return new metricsHandler$1();
    }

    private void postEnrolmentCalculation(List<EnrollmentChangeEvent> events) {
        nimbusClient.getActiveExperiments();
    }
}

package org.mozilla.experiments.nimbus;

public class HardcodedNimbusFeatures implements FeaturesInterface {
    public Variables getVariables(String featureId, boolean recordExposureEvent) {
        return new Variables();
    }

    public void recordExposureEvent(String featureId, String experimentSlug) {}
}

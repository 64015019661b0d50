package org.mozilla.experiments.nimbus.internal;

public interface MetricsHandler {
    void recordFeatureActivation(FeatureExposureExtraDef event);

    void recordFeatureExposure(FeatureExposureExtraDef event);

    void recordMalformedFeatureConfig(MalformedFeatureConfigExtraDef event);
}

package org.mozilla.experiments.nimbus;

public interface FeaturesInterface {
    Variables getVariables(String featureId, boolean recordExposureEvent);

    default void recordExposureEvent(String featureId, String experimentSlug) {}
}

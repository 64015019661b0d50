package org.mozilla.experiments.nimbus.internal;

import java.util.function.Supplier;
import org.mozilla.experiments.nimbus.FeaturesInterface;

public final class FeatureHolder<T extends FMLFeatureInterface> {
    private final FeaturesInterface sdk;
    private final String featureId;
    private final Supplier<T> create;

    public FeatureHolder(FeaturesInterface sdk, String featureId, Supplier<T> create) {
        this.sdk = sdk;
        this.featureId = featureId;
        this.create = create;
    }

    public T value() {
        sdk.getVariables(featureId, false);
        return create.get();
    }

    public void recordExposure() {
        if (!create.get().isModified()) {
            sdk.recordExposureEvent(featureId, null);
        }
    }

    public void recordExperimentExposure(String slug) {
        sdk.recordExposureEvent(featureId, slug);
    }
}

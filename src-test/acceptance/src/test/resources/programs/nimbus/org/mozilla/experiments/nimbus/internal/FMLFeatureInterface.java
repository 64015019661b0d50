package org.mozilla.experiments.nimbus.internal;

public interface FMLFeatureInterface {
    default boolean isModified() {
        return false;
    }
}

package org.exposureagent.core.exposure;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The de-duplication entries of one stay. They outlive a change of its features: exposed stays exposed. */
final class Slots {

    /** Far above the features of any experiment; an application that makes feature ids up must not fill the heap. */
    private static final int MAX = 1_000;

    private final String experiment;
    private final String branch;
    private final ConcurrentHashMap<String, Slot> byFeature = new ConcurrentHashMap<>();

    Slots(String experiment, String branch) {
        this.experiment = experiment;
        this.branch = branch;
    }

    /** The entry of this feature, or of exposures that name none; null if there are too many. */
    @Nullable
    Slot of(@Nullable String feature) {
        String key = feature == null ? "" : feature;
        Slot slot = byFeature.get(key);
        if (slot != null || byFeature.size() >= MAX) {
            return slot;
        }
        Slot created = new Slot(experiment, branch, feature);
        Slot raced = byFeature.putIfAbsent(key, created);
        return raced == null ? created : raced;
    }
}

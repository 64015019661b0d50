package org.exposureagent.core.exposure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is enrolled on each feature, laid out flat: a look-up reads one place, mostly, where a HashMap follows two
 * references. Immutable.
 */
final class FeatureTable {

    /** Places a feature: a look-up of what is not there, the most frequent, ends at the first place in 3 of 4 cases. */
    private static final int SPARSENESS = 4;

    private final @Nullable String[] features;
    private final @Nullable OnFeature[] found;
    private final int mask;

    FeatureTable(Map<String, OnFeature> byFeature) {
        int places = Integer.highestOneBit(SPARSENESS * byFeature.size() + 1) * 2;
        features = new String[places];
        found = new OnFeature[places];
        mask = places - 1;
        for (Map.Entry<String, OnFeature> each : byFeature.entrySet()) {
            int place = place(each.getKey());
            while (features[place] != null) {
                place = (place + 1) & mask;
            }
            features[place] = each.getKey();
            found[place] = each.getValue();
        }
    }

    /** Null: nothing. */
    @Nullable
    OnFeature find(@Nullable String feature) {
        if (feature == null) {
            return null;
        }
        int place = place(feature);
        String known = features[place];
        while (known != null) {
            if (known.equals(feature)) {
                return found[place];
            }
            place = (place + 1) & mask;
            known = features[place];
        }
        return null;
    }

    private int place(String feature) {
        int hash = feature.hashCode();
        return (hash ^ (hash >>> 16)) & mask;
    }
}

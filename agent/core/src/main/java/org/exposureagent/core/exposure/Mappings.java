package org.exposureagent.core.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's mappings by feature. A look-up allocates nothing. */
public final class Mappings {

    private final Map<String, List<Mapping>> byFeature = new HashMap<>();

    public Mappings(List<Mapping> mappings) {
        for (Mapping mapping : mappings) {
            List<Mapping> ofFeature = byFeature.get(mapping.feature());
            if (ofFeature == null) {
                ofFeature = new ArrayList<>();
                byFeature.put(mapping.feature(), ofFeature);
            }
            ofFeature.add(mapping);
        }
    }

    /** The first one of this feature that names the SDK or none. */
    public @Nullable Mapping find(String sdk, String feature) {
        List<Mapping> ofFeature = byFeature.get(feature);
        if (ofFeature == null) {
            return null;
        }
        for (int i = 0; i < ofFeature.size(); i++) {
            Mapping mapping = ofFeature.get(i);
            if (mapping.sdk() == null || mapping.sdk().equals(sdk)) {
                return mapping;
            }
        }
        return null;
    }
}

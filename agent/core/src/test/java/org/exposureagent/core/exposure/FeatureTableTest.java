package org.exposureagent.core.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

    @Test
    void features_are_found_also_where_hashes_are_equal() {
        Map<String, OnFeature> all = new HashMap<>();
        for (String pair : new String[] {"Aa", "BB", "AaAa", "AaBB", "BBAa", "BBBB"}) {
            all.put(pair, onFeature());
        }
        for (int i = 0; i < 1_000; i++) {
            all.put("feature-" + i, onFeature());
        }

        FeatureTable table = new FeatureTable(all);

        all.forEach((feature, on) -> assertThat(table.find(copyOf(feature))).isSameAs(on));
        assertThat(table.find("feature-1000")).isNull();
        assertThat(table.find(null)).isNull();
    }

    @Test
    void empty_table_finds_nothing() {
        FeatureTable table = new FeatureTable(Map.of());

        assertThat(table.find("Aa")).isNull();
        assertThat(table.find("")).isNull();
    }

    /** Another object, as a parsed feature id is. */
    private static String copyOf(String feature) {
        return String.valueOf(feature.toCharArray());
    }

    private static OnFeature onFeature() {
        return new OnFeature(new Slot[0], new Slot[0], false);
    }
}

package org.exposureagent.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void snapshot_has_what_was_counted_sorted_by_name() {
        Counters counters = new Counters();
        counters.count("b");
        counters.counter("a").add(2);
        counters.counter("never");

        assertThat(counters.snapshot()).containsExactly(Map.entry("a", 2L), Map.entry("b", 1L));
    }
}

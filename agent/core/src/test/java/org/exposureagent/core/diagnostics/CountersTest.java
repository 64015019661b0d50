package org.exposureagent.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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

    @Test
    void level_is_what_its_owner_keeps() {
        Counters counters = new Counters();
        AtomicLong bytes = counters.level("bytes");
        bytes.addAndGet(5);
        bytes.addAndGet(-2);
        counters.level("none");

        assertThat(counters.snapshot()).containsExactly(Map.entry("bytes", 3L));
    }
}

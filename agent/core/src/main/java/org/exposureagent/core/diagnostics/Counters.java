package org.exposureagent.core.diagnostics;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the agent did not do, by name, such as {@code checks.before-enrollment}: nothing is dropped without a count. */
public final class Counters {

    private final ConcurrentHashMap<String, LongAdder> byName = new ConcurrentHashMap<>();

    /** The counter of this name, created at 0. Callers on hot paths keep it. */
    public LongAdder counter(String name) {
        LongAdder known = byName.get(name);
        if (known != null) {
            return known;
        }
        LongAdder created = new LongAdder();
        LongAdder raced = byName.putIfAbsent(name, created);
        return raced == null ? created : raced;
    }

    /** Adds one to the counter of this name. */
    public void count(String name) {
        counter(name).increment();
    }

    /** The counts that are not 0, sorted by name. */
    public SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> counts = new TreeMap<>();
        byName.forEach((name, adder) -> {
            long sum = adder.sum();
            if (sum != 0) {
                counts.put(name, sum);
            }
        });
        return counts;
    }
}

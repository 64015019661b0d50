package org.exposureagent.core.diagnostics;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the agent did and did not do, by name, such as {@code checks.before-enrollment}: nothing is dropped without a
 * count. {@link CounterNames} lists them. Thread-safe.
 */
public final class Counters {

    private final ConcurrentHashMap<String, LongAdder> byName = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, AtomicLong> levels = new ConcurrentHashMap<>();

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

    /**
     * A new number that also falls, such as {@code pending.bytes}, for its one owner, who keeps it true: so nobody who
     * reads it waits for a file or a lock.
     */
    public AtomicLong level(String name) {
        AtomicLong level = new AtomicLong();
        levels.put(name, level);
        return level;
    }

    /** The counts and levels that are not 0, sorted by name. */
    public SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> counts = new TreeMap<>();
        byName.forEach((name, adder) -> put(name, adder.sum(), counts));
        levels.forEach((name, level) -> put(name, level.get(), counts));
        return counts;
    }

    private static void put(String name, long count, SortedMap<String, Long> counts) {
        if (count != 0) {
            counts.put(name, count);
        }
    }
}

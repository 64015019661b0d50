package org.exposureagent.api;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the agent did and did not do, such as how many exposures it recorded and why it dropped one. Without the agent
 * there is nothing to tell. Never throws and never waits.
 */
public final class Diagnostics {

    private static final String LAST_ERROR = "last-error";

    private Diagnostics() {}

    /**
     * The agent's counters by name, such as {@code pings.delivered}, those at 0 too; the README says what each means. A
     * copy, which stays as it is; empty without the agent.
     */
    public static SortedMap<String, Long> counters() {
        SortedMap<String, Long> counters = new TreeMap<>();
        for (Map.Entry<String, Object> each : told().entrySet()) {
            if (each.getValue() instanceof Long) {
                counters.put(each.getKey(), (Long) each.getValue());
            }
        }
        return Collections.unmodifiableSortedMap(counters);
    }

    /** When and what the agent last warned of, in one line; null if it never did, and without the agent. */
    public static @Nullable String lastError() {
        return (String) told().get(LAST_ERROR);
    }

    private static Map<String, Object> told() {
        Map<String, Object> told = new HashMap<>();
        read(told);
        return told;
    }

    /** Does nothing: the agent, woven in here, puts what it has to tell. */
    static void read(Map<String, Object> into) {}
}

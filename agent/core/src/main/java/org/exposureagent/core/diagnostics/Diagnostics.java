package org.exposureagent.core.diagnostics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the agent says of itself to whoever asks: any thread, at any time, without waiting. */
public final class Diagnostics {

    /** Beside the counters: the text of the last warning or error; absent if there was none. */
    public static final String LAST_ERROR = "last-error";

    private final Counters counters;
    private final Log log;

    public Diagnostics(Counters counters, Log log) {
        this.counters = counters;
        this.log = log;
    }

    /** Every counter of {@link CounterNames}, those at 0 too, and those of points that count anything. */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (String name : CounterNames.meanings().keySet()) {
            if (!name.endsWith(CounterNames.POINT)) {
                all.put(name, 0L);
            }
        }
        all.putAll(counters.snapshot());
        return all;
    }

    /** The last warning or error, such as {@code 2026-11-24T10:00:00.123Z WARN text}; null if there was none. */
    public @Nullable String lastError() {
        return log.lastProblem();
    }

    /** Puts the counters, as {@link Long}, and {@link #LAST_ERROR}, as {@link String}. */
    public void putInto(Map<? super String, Object> map) {
        map.putAll(counters());
        String lastError = lastError();
        if (lastError != null) {
            map.put(LAST_ERROR, lastError);
        }
    }
}

package org.exposureagent.core.ping;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exposureagent.core.diagnostics.Counters;

/**
 * The agent's counts as Glean's own health metrics, each as it grew since the ping that said it last. For the worker
 * only.
 *
 * <p>Glean has more of them. What is left out: {@code preinit_tasks_overflow}, {@code in_flight_pings_dropped} and the
 * like, which count what this agent does not have; {@code discarded_exceeding_pings_size}, since too large a ping is
 * split; {@code pending_pings} and its size, which speak of a start-up, and not of a ping; {@code pings_submitted},
 * which {@code seq} says already; the times of sending, whose histogram is worth less than it costs. Names of our own
 * would be rejected: a receiver knows the metrics of Glean and those that an application declared.
 */
final class Health {

    private static final String[] IO = {"pings.unwritten"};
    private static final String[] QUOTA = {
        "pings.discarded.count-quota", "pings.discarded.size-quota", "pings.discarded.memory-quota"
    };

    /** Glean's labels; it has {@code unrecoverable} and {@code incapable} too, for what cannot happen here. */
    private static final Map<String, String[]> FAILURES = Map.of(
            "status_code_4xx", new String[] {"pings.rejected", "uploads.failed.4xx"},
            "status_code_5xx", new String[] {"uploads.failed.5xx"},
            "status_code_unknown", new String[] {"uploads.failed.other"},
            "recoverable", new String[] {"uploads.failed.io"});

    private final Counters counters;
    private final Map<String, Long> said = new HashMap<>();

    /**
     * What there is to say.
     *
     * @param counters by name of the metric; without those that did not grow
     * @param uploadFailures {@code glean.upload.ping_upload_failure}, by label
     */
    record Report(SortedMap<String, Long> counters, SortedMap<String, Long> uploadFailures) {}

    Health(Counters counters) {
        this.counters = counters;
    }

    /** The health of a process that is dead: nobody knows it. */
    static Health unknown() {
        return new Health(new Counters());
    }

    /** What was counted since the last call: the ping it goes into is the one that says it. */
    Report take() {
        SortedMap<String, Long> grown = new TreeMap<>();
        put("glean.error.io", IO, grown);
        put("glean.upload.deleted_pings_after_quota_hit", QUOTA, grown);
        SortedMap<String, Long> failures = new TreeMap<>();
        for (Map.Entry<String, String[]> label : FAILURES.entrySet()) {
            put(label.getKey(), label.getValue(), failures);
        }
        return new Report(grown, failures);
    }

    private void put(String metric, String[] names, SortedMap<String, Long> grown) {
        long sum = 0;
        for (String name : names) {
            sum += counters.counter(name).sum();
        }
        Long before = said.put(metric, sum);
        long more = sum - (before == null ? 0 : before);
        if (more > 0) {
            grown.put(metric, more);
        }
    }
}

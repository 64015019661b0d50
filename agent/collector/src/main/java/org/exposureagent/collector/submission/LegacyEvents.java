package org.exposureagent.collector.submission;

import java.util.List;
import java.util.Map;

/**
 * The lists of events of legacy telemetry, one a process: {@code [timestamp, category, method, object, value, extra]},
 * of which the last two may be missing. Those of Nimbus must agree with the annotations.
 */
final class LegacyEvents {

    private static final int LEAST = 4;
    private static final int MOST = 6;
    private static final int VALUE = 4;
    private static final int EXTRA = 5;
    private static final List<String> NAMES = List.of("timestamp", "category", "method", "object");

    /** The key of the branch, by method. */
    private static final Map<String, String> BRANCHES =
            Map.of("enroll", "branch", "expose", "branchSlug", "unenroll", "branch");

    private final Section events;
    private final Map<String, String> annotated;

    /** @param annotated branch by experiment */
    LegacyEvents(Section events, Map<String, String> annotated) {
        this.events = events;
        this.annotated = annotated;
    }

    void check() {
        int all = 0;
        for (String process : events.keys()) {
            List<List<?>> arrays = events.arrays(process);
            for (int i = 0; i < arrays.size(); i++) {
                check(process + "[" + i + "]", arrays.get(i));
            }
            all += arrays.size();
        }
        if (all > Limits.LEGACY_EVENTS) {
            events.add("parent", "and other processes have " + all + " events, more than " + Limits.LEGACY_EVENTS);
        }
    }

    private void check(String place, List<?> event) {
        if (event.size() < LEAST || event.size() > MOST) {
            events.add(place, "has not 4 to 6 parts");
            return;
        }
        if (!(event.get(0) instanceof Long time) || time < 0) {
            events.add(place, "has a timestamp that is not an integer from 0");
        }
        for (int i = 1; i < LEAST; i++) {
            int most = i == 1 ? Limits.LEGACY_CATEGORY_BYTES : Limits.LEGACY_NAME_BYTES;
            if (!(event.get(i) instanceof String name) || LegacyRules.bytes(name) > most) {
                events.add(place, "has a " + NAMES.get(i) + " that is not a string of at most " + most + " bytes");
            }
        }
        Object value = event.size() > VALUE ? event.get(VALUE) : JsonTree.NULL;
        Object extra = event.size() > EXTRA ? event.get(EXTRA) : JsonTree.NULL;
        if (value != JsonTree.NULL && !isValue(value)) {
            events.add(
                    place,
                    "has a value that is not null or a string of at most " + Limits.LEGACY_VALUE_BYTES + " bytes");
        }
        if (extra instanceof Map<?, ?> keys) {
            checkExtra(place, keys);
            checkBranch(place, event, keys);
        } else if (extra != JsonTree.NULL) {
            events.add(place, "has an extra that is not an object");
        }
    }

    private void checkExtra(String place, Map<?, ?> extra) {
        if (extra.size() > Limits.LEGACY_EXTRAS) {
            events.add(place, "has more than " + Limits.LEGACY_EXTRAS + " keys in its extra");
        }
        extra.forEach((key, value) -> {
            if (LegacyRules.bytes((String) key) > Limits.LEGACY_KEY_BYTES) {
                events.add(place, "has the key " + key + " of more than " + Limits.LEGACY_KEY_BYTES + " bytes");
            }
            if (!isValue(value)) {
                events.add(
                        place,
                        "has as " + key + " what is not a string of at most " + Limits.LEGACY_VALUE_BYTES + " bytes");
            }
        });
    }

    private void checkBranch(String place, List<?> event, Map<?, ?> extra) {
        if (!"normandy".equals(event.get(1)) || !BRANCHES.containsKey(event.get(2))) {
            return;
        }
        Object branch = extra.get(BRANCHES.get(event.get(2)));
        String known = annotated.get(event.get(VALUE));
        if (branch == null) {
            events.add(place, "has no " + BRANCHES.get(event.get(2)));
        } else if (!branch.equals(known)) {
            events.add(place, "is of branch " + branch + ", the annotation says " + known);
        }
    }

    private static boolean isValue(Object value) {
        return value instanceof String text && LegacyRules.bytes(text) <= Limits.LEGACY_VALUE_BYTES;
    }
}

package org.exposureagent.collector.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code events}: {@code event.1.schema.json} of mozilla-pipeline-schemas, the names that glean_parser
 * allows, and what Nimbus needs of its events to join them: their extras, and the annotation of their ping.
 */
final class EventRules {

    private static final Set<String> EVENT = Set.of("timestamp", "category", "name", "extra", "session");
    private static final Pattern CATEGORY =
            Pattern.compile("(?=.{1,40}$)[a-z_][a-z0-9_]{0,29}(\\.[a-z_][a-z0-9_]{0,29})*");
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,69}");
    private static final Pattern KEY = Pattern.compile("[ -~]{1," + Limits.EXTRA_KEY_CHARACTERS + "}");

    private static final String CLIENT = "nimbus_events";
    private static final String SERVER = "cirrus_events";
    private static final Map<String, List<String>> EXTRAS = Map.of(
            "enrollment", List.of("experiment", "branch"),
            "enroll_failed", List.of("experiment", "reason"),
            "exposure", List.of("experiment", "branch", "feature_id"),
            "disqualification", List.of("experiment", "branch"),
            "unenrollment", List.of("experiment", "branch"),
            "unenroll_failed", List.of("experiment", "reason"),
            "activation", List.of("experiment", "branch", "feature_id"),
            "malformed_feature", List.of("feature_id", "part_id"));
    /** An enrollment that failed, or that could not be ended, does not say what is active. */
    private static final Set<String> ANNOTATED = Set.of("enrollment", "exposure", "disqualification", "unenrollment");

    private final Annotations annotations;
    private long previous;

    private EventRules(Annotations annotations) {
        this.annotations = annotations;
    }

    static void check(List<Section> events, Annotations annotations) {
        EventRules rules = new EventRules(annotations);
        for (int i = 0; i < events.size(); i++) {
            rules.check(events.get(i), i == 0);
        }
    }

    private void check(Section event, boolean first) {
        event.hasOnly(EVENT);
        checkTime(event, first);
        String category = identifier(event, "category", CATEGORY);
        String name = identifier(event, "name", NAME);
        Section extra = event.section("extra");
        event.section("session");
        if (extra != null) {
            checkExtra(extra);
        }
        boolean ofNimbus = CLIENT.equals(category) || SERVER.equals(category);
        if (ofNimbus && name != null && EXTRAS.containsKey(name)) {
            checkNimbus(event, name, extra, SERVER.equals(category));
        }
    }

    private void checkTime(Section event, boolean first) {
        Long time = event.requires("timestamp") ? event.natural("timestamp") : null;
        if (time == null) {
            return;
        }
        if (first && time != 0) {
            event.add("timestamp", "of the first event is not 0");
        } else if (time < previous) {
            event.add("timestamp", "is before that of the previous event");
        }
        previous = time;
    }

    private static @Nullable String identifier(Section event, String key, Pattern pattern) {
        String text = event.requires(key) ? event.string(key, Limits.STRING_BYTES) : null;
        if (text != null && !pattern.matcher(text).matches()) {
            event.add(key, "is not a name of Glean: " + text);
        }
        return text;
    }

    private static void checkExtra(Section extra) {
        List<String> keys = extra.keys();
        if (keys.size() > Limits.EVENT_EXTRAS) {
            extra.add(keys.get(Limits.EVENT_EXTRAS), "is one key more than " + Limits.EVENT_EXTRAS);
        }
        for (String key : keys) {
            if (!KEY.matcher(key).matches()) {
                extra.add(key, "is not a key of 1 to " + Limits.EXTRA_KEY_CHARACTERS + " ASCII characters");
            }
            extra.string(key, Limits.EXTRA_VALUE_BYTES);
        }
    }

    private void checkNimbus(Section event, String name, @Nullable Section extra, boolean ofServer) {
        if (extra == null) {
            event.requires("extra");
            return;
        }
        EXTRAS.getOrDefault(name, List.of()).forEach(extra::requires);
        if (ofServer) {
            extra.requires("nimbus_user_id");
        }
        if (ANNOTATED.contains(name)) {
            annotations.check(extra);
        }
    }
}

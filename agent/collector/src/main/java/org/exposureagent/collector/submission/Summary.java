package org.exposureagent.collector.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A line about a ping, of whatever it has, valid or not: {@code shop/events #3 max_age <id>: exposure a/b/c}. */
final class Summary {

    private Summary() {}

    static String of(SubmissionPath path, String body) {
        StringBuilder line = new StringBuilder();
        line.append(path.app()).append('/').append(path.ping());
        Object json = json(body);
        Object info = field(json, "ping_info");
        append(line, " #", field(info, "seq"));
        append(line, " ", field(info, "reason"));
        Object payload = field(json, "payload");
        append(line, " ", field(payload, "reason"));
        append(line, " ", field(field(payload, "info"), "reason"));
        line.append(' ').append(path.documentId());
        List<String> events = new ArrayList<>();
        if (field(json, "events") instanceof List<?> array) {
            array.forEach(event -> events.add(event(event)));
        }
        if (field(payload, "events") instanceof Map<?, ?> processes) {
            processes.values().forEach(array -> addLegacy(array, events));
        }
        return events.isEmpty() ? line.toString() : line + " [" + String.join(", ", events) + "]";
    }

    private static String event(Object event) {
        StringBuilder text = new StringBuilder();
        append(text, "", field(event, "name"));
        Object extra = field(event, "extra");
        append(text, " ", field(extra, "experiment"));
        append(text, "/", field(extra, "branch"));
        append(text, "/", field(extra, "feature_id"));
        return text.toString();
    }

    private static void addLegacy(Object array, List<String> events) {
        for (Object event : array instanceof List<?> list ? list : List.of()) {
            List<?> parts = event instanceof List<?> list ? list : List.of();
            StringBuilder text = new StringBuilder();
            append(text, "", parts.size() > 2 ? parts.get(2) : JsonTree.NULL);
            append(text, " ", parts.size() > 4 ? parts.get(4) : JsonTree.NULL);
            Object extra = parts.size() > 5 ? parts.get(5) : JsonTree.NULL;
            append(text, "/", field(extra, "branch"));
            append(text, "/", field(extra, "branchSlug"));
            append(text, "/", field(extra, "featureId"));
            events.add(text.toString());
        }
    }

    private static void append(StringBuilder line, String before, Object value) {
        if (value instanceof String || value instanceof Long) {
            line.append(before).append(value);
        }
    }

    private static Object field(Object object, String key) {
        Object value = object instanceof Map<?, ?> map ? map.get(key) : null;
        return value == null ? JsonTree.NULL : value;
    }

    private static Object json(String body) {
        try {
            return JsonTree.read(body);
        } catch (IOException notJson) {
            return JsonTree.NULL; // the problems say so
        }
    }
}

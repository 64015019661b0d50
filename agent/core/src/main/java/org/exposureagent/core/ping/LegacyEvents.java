package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Events as legacy telemetry has them, in the list of the main process, sorted by time:
 *
 * <pre>
 * [1234, "normandy", "expose", "nimbus_experiment", "checkout-test", {"branchSlug": "treatment", "featureId": "cart"}]
 * </pre>
 *
 * The time is in milliseconds since the process began; the value is the experiment. An exposure has another key for the
 * branch than the rest, as Mozilla's has.
 */
final class LegacyEvents {

    static final String CATEGORY = "normandy";
    private static final String OBJECT = "nimbus_experiment";

    private LegacyEvents() {}

    static void write(JsonGenerator json, List<Event> recorded, Annotations annotations, long startMillis)
            throws IOException {
        List<Event> events = new ArrayList<>(recorded);
        events.sort(Comparator.comparingLong(Event::monotonicMillis));
        Event first = events.get(0);
        long origin = Math.max(0, first.wallMillis() - startMillis) - first.monotonicMillis();
        json.writeObjectFieldStart("events");
        json.writeArrayFieldStart("parent");
        for (Event event : events) {
            json.writeStartArray();
            json.writeNumber(origin + event.monotonicMillis());
            json.writeString(CATEGORY);
            json.writeString(method(event));
            json.writeString(OBJECT);
            json.writeString(event.experiment().isEmpty() ? null : LegacySections.slug(event.experiment()));
            writeExtra(json, extra(event, annotations));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String method(Event event) {
        return switch (event.kind()) {
            case ENROLLMENT -> "enroll";
            case ENROLL_FAILED -> "enroll_failed";
            case EXPOSURE -> "expose";
            case DISQUALIFICATION, UNENROLLMENT -> "unenroll";
            case UNENROLL_FAILED -> "unenroll_failed";
            case ACTIVATION -> "activation";
            case MALFORMED_FEATURE -> "malformed_feature";
        };
    }

    /** One that the hook did not supply is left out. */
    private static Map<String, String> extra(Event event, Annotations annotations) {
        Map<String, String> extra = new LinkedHashMap<>();
        String branch = event.branch() == null ? null : LegacySections.slug(event.branch());
        switch (event.kind()) {
            case ENROLLMENT -> {
                put(extra, "branch", branch);
                put(
                        extra,
                        "experimentType",
                        EventFields.experimentType(annotations.active().get(event.experiment())));
            }
            case EXPOSURE -> {
                put(extra, "branchSlug", branch);
                put(extra, "featureId", event.feature());
            }
            case ACTIVATION -> {
                put(extra, "branch", branch);
                put(extra, "featureId", event.feature());
            }
            case MALFORMED_FEATURE -> {
                put(extra, "branch", branch);
                put(extra, "featureId", event.feature());
                put(extra, "partId", event.reason());
            }
            case ENROLL_FAILED, DISQUALIFICATION, UNENROLLMENT -> {
                put(extra, "branch", branch);
                put(extra, "reason", event.reason());
            }
            case UNENROLL_FAILED -> put(extra, "reason", event.reason());
        }
        return extra;
    }

    private static void put(Map<String, String> extra, String key, @Nullable String value) {
        if (value != null) {
            extra.put(key, Utf8.clip(value, Limits.LEGACY_VALUE_BYTES));
        }
    }

    private static void writeExtra(JsonGenerator json, Map<String, String> extra) throws IOException {
        if (extra.isEmpty()) {
            return; // the array may be shorter
        }
        json.writeStartObject();
        for (Map.Entry<String, String> each : extra.entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }
}

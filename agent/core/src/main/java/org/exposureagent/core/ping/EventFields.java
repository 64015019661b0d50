package org.exposureagent.core.ping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.exposureagent.core.exposure.Event;
import org.jspecify.annotations.Nullable;

/** Name and extras of an event in category {@code nimbus_events}, as Mozilla's mobile SDKs have them. */
final class EventFields {

    static final String CATEGORY = "nimbus_events";

    private EventFields() {}

    static String name(Event event) {
        return event.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Exactly the keys that the event has; one that the hook did not supply is left out. */
    static Map<String, String> extras(Event event) {
        Map<String, String> extras = new LinkedHashMap<>();
        extras.put("experiment", event.experiment());
        switch (event.kind()) {
            case ENROLLMENT, DISQUALIFICATION -> putKnown(extras, "branch", event.branch());
            case EXPOSURE -> {
                putKnown(extras, "branch", event.branch());
                putKnown(extras, "feature_id", event.feature());
            }
            case ENROLL_FAILED, UNENROLLMENT -> {
                putKnown(extras, "branch", event.branch());
                putKnown(extras, "reason", event.reason());
            }
            case UNENROLL_FAILED -> putKnown(extras, "reason", event.reason());
        }
        extras.put("glean_timestamp", Long.toString(event.wallMillis()));
        return extras;
    }

    private static void putKnown(Map<String, String> extras, String key, @Nullable String value) {
        if (value != null) {
            extras.put(key, value);
        }
    }
}

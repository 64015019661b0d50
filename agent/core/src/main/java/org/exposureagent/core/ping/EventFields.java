package org.exposureagent.core.ping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * Category, name and extras of an event: as Mozilla's mobile SDKs have them; its desktop, which knows the type of an
 * experiment, and calls a disqualification an unenrollment whose reason tells it; or its server, Cirrus, where each
 * event names its subject.
 */
final class EventFields {

    private final boolean ofDesktop;
    private final boolean ofServer;

    EventFields(Format format) {
        this.ofDesktop = format == Format.GLEAN_DESKTOP;
        this.ofServer = format == Format.CIRRUS;
    }

    String category() {
        return ofServer ? "cirrus_events" : "nimbus_events";
    }

    String name(Event event) {
        EventKind kind = ofDesktop && event.kind().endsStay() ? EventKind.UNENROLLMENT : event.kind();
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Exactly the keys that the event has; one that the hook did not supply is left out.
     *
     * @param annotation of its experiment; null: none
     */
    Map<String, String> extras(Event event, @Nullable Annotation annotation) {
        Map<String, String> extras = new LinkedHashMap<>();
        if (!event.experiment().isEmpty()) {
            extras.put("experiment", event.experiment());
        }
        if (event.kind() != EventKind.UNENROLL_FAILED) {
            putKnown(extras, "branch", event.branch());
        }
        switch (event.kind()) {
            case ENROLLMENT -> putKnown(extras, "experiment_type", ofDesktop ? experimentType(annotation) : null);
            case EXPOSURE, ACTIVATION -> putKnown(extras, "feature_id", event.feature());
            case MALFORMED_FEATURE -> {
                putKnown(extras, "feature_id", event.feature());
                putKnown(extras, "part_id", event.reason());
            }
            case DISQUALIFICATION -> putKnown(extras, "reason", ofDesktop ? event.reason() : null);
            case ENROLL_FAILED, UNENROLLMENT, UNENROLL_FAILED -> putKnown(extras, "reason", event.reason());
        }
        putKnown(extras, "nimbus_user_id", ofServer ? event.subject() : null);
        extras.put("glean_timestamp", Long.toString(event.wallMillis()));
        return extras;
    }

    /** As Nimbus on desktop names it; null: not known. */
    static @Nullable String experimentType(@Nullable Annotation annotation) {
        Enrollment.Type type = annotation == null ? Enrollment.Type.UNKNOWN : annotation.type();
        return switch (type) {
            case EXPERIMENT -> "nimbus";
            case ROLLOUT -> "rollout";
            case UNKNOWN -> null;
        };
    }

    /** The type in an annotation; null: not known. */
    static @Nullable String annotatedType(Annotation annotation) {
        String type = experimentType(annotation);
        return type == null ? null : "nimbus-" + type;
    }

    static void putKnown(Map<String, String> extras, String key, @Nullable String value) {
        if (value != null) {
            extras.put(key, value);
        }
    }
}

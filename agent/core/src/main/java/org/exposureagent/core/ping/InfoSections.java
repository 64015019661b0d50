package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Utf8;
import org.exposureagent.core.journal.Seal;
import org.jspecify.annotations.Nullable;

/** The sections {@code ping_info} and {@code client_info}. */
final class InfoSections {

    private InfoSections() {}

    /** @param typed whether annotations say the type of their experiment */
    static void writePingInfo(JsonGenerator json, Seal seal, ZoneId zone, Map<String, Annotation> active, boolean typed)
            throws IOException {
        json.writeObjectFieldStart("ping_info");
        json.writeNumberField("seq", seal.seq());
        json.writeStringField("start_time", Times.millisecond(seal.startMillis(), zone));
        json.writeStringField("end_time", Times.millisecond(seal.endMillis(), zone));
        json.writeStringField("reason", seal.reason());
        if (!active.isEmpty()) {
            json.writeObjectFieldStart("experiments");
            // sorted, so that one state is always the same bytes
            for (Map.Entry<String, Annotation> experiment : new TreeMap<>(active).entrySet()) {
                writeAnnotation(json, experiment.getKey(), experiment.getValue(), typed);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** @param clientId null: there is no client */
    static void writeClientInfo(
            JsonGenerator json, PingSettings settings, Host host, @Nullable String clientId, String firstRunDate)
            throws IOException {
        json.writeObjectFieldStart("client_info");
        write(json, "telemetry_sdk_build", settings.sdkBuild());
        write(json, "client_id", clientId);
        write(json, "first_run_date", firstRunDate);
        write(json, "os", host.os());
        write(json, "os_version", host.osVersion());
        write(json, "architecture", host.architecture());
        write(json, "locale", host.locale());
        write(json, "app_build", settings.appBuild());
        write(json, "app_display_version", settings.appVersion());
        write(json, "app_channel", settings.appChannel());
        json.writeEndObject();
    }

    private static void writeAnnotation(JsonGenerator json, String experiment, Annotation annotation, boolean typed)
            throws IOException {
        json.writeObjectFieldStart(experiment);
        json.writeStringField("branch", annotation.branch());
        String id = annotation.enrollmentId();
        String type = typed ? EventFields.annotatedType(annotation) : null;
        if (id != null || type != null) {
            json.writeObjectFieldStart("extra");
            if (type != null) {
                json.writeStringField("type", type);
            }
            if (id != null) {
                json.writeStringField("enrollmentId", Utf8.clip(id, Limits.ANNOTATION_VALUE_BYTES));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String key, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(key, Utf8.clip(value, Limits.STRING_BYTES));
        }
    }
}

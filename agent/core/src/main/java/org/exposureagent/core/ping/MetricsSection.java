package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.exposureagent.core.exposure.Utf8;
import org.jspecify.annotations.Nullable;

/** The section {@code metrics}, by type and name; absent without content. */
final class MetricsSection {

    private final Map<String, Map<String, Object>> byType = new LinkedHashMap<>();

    /** @param overflows the values of events that were cut, by {@code category.name} of the event */
    MetricsSection(@Nullable String experimentationId, Map<String, Integer> overflows, Health.Report health) {
        if (experimentationId != null) {
            of("string")
                    .put(
                            "glean.client.annotation.experimentation_id",
                            Utf8.clip(experimentationId, Limits.STRING_BYTES));
        }
        if (!health.counters().isEmpty()) {
            of("counter").putAll(health.counters());
        }
        if (!overflows.isEmpty()) {
            of("labeled_counter").put("glean.error.invalid_overflow", overflows);
        }
        if (!health.uploadFailures().isEmpty()) {
            of("labeled_counter").put("glean.upload.ping_upload_failure", health.uploadFailures());
        }
    }

    void write(JsonGenerator json) throws IOException {
        if (byType.isEmpty()) {
            return;
        }
        json.writeFieldName("metrics");
        write(json, byType);
    }

    private Map<String, Object> of(String type) {
        return byType.computeIfAbsent(type, none -> new LinkedHashMap<>());
    }

    private static void write(JsonGenerator json, Map<?, ?> object) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : object.entrySet()) {
            json.writeFieldName((String) field.getKey());
            if (field.getValue() instanceof Map<?, ?> inner) {
                write(json, inner);
            } else if (field.getValue() instanceof Number number) {
                json.writeNumber(number.longValue());
            } else {
                json.writeString((String) field.getValue());
            }
        }
        json.writeEndObject();
    }
}

package org.exposureagent.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delivered ping.
 *
 * @param path such as {@code /submit/shop/events/1/<document id>}
 * @param headers by name, upper or lower case
 */
public record Ping(String path, Map<String, String> headers, JsonNode body) {

    /** What a ping says of an experiment. */
    public record Annotation(String branch, @Nullable String enrollmentId) {}

    public String documentId() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public int seq() {
        return info().get("seq").intValue();
    }

    /** Why it was sealed; empty when it does not say. */
    public String reason() {
        return info().path("reason").asText();
    }

    /** By experiment slug. */
    public Map<String, Annotation> annotations() {
        Map<String, Annotation> annotations = new LinkedHashMap<>();
        info().path("experiments").properties().forEach(entry -> {
            JsonNode enrollmentId = entry.getValue().path("extra").get("enrollmentId");
            annotations.put(
                    entry.getKey(),
                    new Annotation(
                            entry.getValue().get("branch").textValue(),
                            enrollmentId == null ? null : enrollmentId.textValue()));
        });
        return annotations;
    }

    public List<PingEvent> events() {
        List<PingEvent> events = new ArrayList<>();
        for (JsonNode event : body.path("events")) {
            Map<String, String> extra = new LinkedHashMap<>();
            event.path("extra")
                    .properties()
                    .forEach(entry -> extra.put(entry.getKey(), entry.getValue().textValue()));
            events.add(new PingEvent(
                    this,
                    event.get("timestamp").longValue(),
                    event.get("category").textValue(),
                    event.get("name").textValue(),
                    extra));
        }
        return events;
    }

    private JsonNode info() {
        return body.path("ping_info");
    }
}

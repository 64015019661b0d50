package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.Utf8;

/**
 * The {@code events} of a ping: sorted by time, the first at 0, extra values cut to their limit.
 *
 * <p>The cuts are counted before anything is written, because the counts are written first.
 */
final class EventsSection {

    private final String category;
    private final List<Written> events = new ArrayList<>();
    private final SortedMap<String, Integer> overflows = new TreeMap<>();

    private record Written(long timestamp, String name, Map<String, String> extras) {}

    EventsSection(Draft draft, EventFields fields) {
        this.category = fields.category();
        List<Event> sorted = new ArrayList<>(draft.events());
        sorted.sort(Comparator.comparingLong(Event::monotonicMillis));
        long origin = sorted.get(0).monotonicMillis();
        for (Event event : sorted) {
            String name = fields.name(event);
            Map<String, String> extras =
                    fields.extras(event, draft.annotations().active().get(event.experiment()));
            extras.replaceAll((key, value) -> cut(name, value));
            events.add(new Written(event.monotonicMillis() - origin, name, extras));
        }
    }

    /** How many values were cut, by {@code category.name} of their event: {@code glean.error.invalid_overflow}. */
    SortedMap<String, Integer> overflows() {
        return overflows;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("events");
        for (Written event : events) {
            json.writeStartObject();
            json.writeNumberField("timestamp", event.timestamp);
            json.writeStringField("category", category);
            json.writeStringField("name", event.name);
            json.writeObjectFieldStart("extra");
            for (Map.Entry<String, String> extra : event.extras.entrySet()) {
                json.writeStringField(extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private String cut(String name, String value) {
        String cut = Utf8.clip(value, Limits.EXTRA_VALUE_BYTES);
        if (cut.length() < value.length()) {
            overflows.merge(category + "." + name, 1, Integer::sum);
        }
        return cut;
    }
}

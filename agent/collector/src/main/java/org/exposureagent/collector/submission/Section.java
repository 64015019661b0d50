package org.exposureagent.collector.submission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a body. What is asked for and is not as it should be becomes a finding, which names the place as in
 * {@code client_info.os}; the answer is null then.
 */
final class Section {

    private final Findings findings;
    private final String format;
    private final String place;
    private final Map<?, ?> fields;

    private Section(Findings findings, String format, String place, Map<?, ?> fields) {
        this.findings = findings;
        this.format = format;
        this.place = place;
        this.fields = fields;
    }

    /**
     * The whole body, whose name is left out of the places.
     *
     * @param format for messages
     */
    static Section whole(Findings findings, String format, Map<?, ?> body) {
        return new Section(findings, format, "", body);
    }

    /** Finds each key that is none of these. */
    void hasOnly(Set<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                add(key, "is not a key of " + format);
            }
        }
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        fields.keySet().forEach(key -> keys.add((String) key));
        return keys;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Whether the key is there; finds that it is missing. */
    boolean requires(String key) {
        if (!has(key)) {
            add(key, "is missing");
        }
        return has(key);
    }

    /** A string of at most so many bytes, if there is one. */
    @Nullable
    String string(String key, int maxBytes) {
        Object value = fields.get(key);
        if (value instanceof String text) {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                add(key, "has " + bytes + " bytes, more than " + maxBytes);
            }
            return text;
        }
        if (value != null) {
            add(key, "is not a string");
        }
        return null;
    }

    /** An integer from 0, if there is one. */
    @Nullable
    Long natural(String key) {
        Object value = fields.get(key);
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        if (value != null) {
            add(key, "is not an integer from 0");
        }
        return null;
    }

    /** An object that is not empty, if there is one. */
    @Nullable
    Section section(String key) {
        if (fields.get(key) instanceof Map<?, ?> object && object.isEmpty()) {
            add(key, "is empty; it should be left out");
        }
        return sectionOrEmpty(key);
    }

    /** An object, if there is one. */
    @Nullable
    Section sectionOrEmpty(String key) {
        Object value = fields.get(key);
        if (value instanceof Map<?, ?> object) {
            return new Section(findings, format, place(key), object);
        }
        if (value != null) {
            add(key, "is not an object");
        }
        return null;
    }

    /** The objects of an array that is not empty, if there is one. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        Object value = fields.get(key);
        if (value instanceof List<?> array) {
            if (array.isEmpty()) {
                add(key, "is empty; it should be left out");
            }
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof Map<?, ?> object) {
                    sections.add(new Section(findings, format, place(key) + "[" + i + "]", object));
                } else {
                    add(key + "[" + i + "]", "is not an object");
                }
            }
        } else if (value != null) {
            add(key, "is not an array");
        }
        return sections;
    }

    /** The arrays of an array, if there is one. */
    List<List<?>> arrays(String key) {
        List<List<?>> arrays = new ArrayList<>();
        Object value = fields.get(key);
        if (!(value instanceof List<?>)) {
            add(key, "is not an array");
            return arrays;
        }
        for (Object each : (List<?>) value) {
            if (each instanceof List<?> array) {
                arrays.add(array);
            } else {
                add(key, "has a member that is not an array");
            }
        }
        return arrays;
    }

    /** Finds something of the value of a key. */
    void add(String key, String problem) {
        findings.add(place(key) + " " + problem);
    }

    private String place(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}

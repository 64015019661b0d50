package org.exposureagent.core.config;

import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The JSON file of option {@code config}: one object, an option a key; {@code {"ping": {"max-age": "60s"}}} may nest.
 */
final class ConfigFile {

    private ConfigFile() {}

    static Source read(File file, Consumer<String> problems) {
        Source source = new Source("file " + file, new EnumMap<>(Key.class));
        Map<String, Object> object = Json.readObject(file, problems);
        if (object != null) {
            put(source, "", object, problems);
        }
        return source;
    }

    private static void put(Source source, String prefix, Map<?, ?> object, Consumer<String> problems) {
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String spelling = prefix + entry.getKey();
            if (entry.getValue() instanceof Map<?, ?> nested) {
                put(source, spelling + ".", nested, problems);
            } else {
                source.put(spelling, text(entry.getValue()), problems);
            }
        }
    }

    private static String text(Object value) {
        if (!(value instanceof List<?> list)) {
            return String.valueOf(value);
        }
        StringBuilder joined = new StringBuilder();
        for (Object part : list) {
            joined.append(joined.isEmpty() ? "" : ";").append(part);
        }
        return joined.toString();
    }
}

package org.exposureagent.core.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A user's JSON file. */
final class Json {

    private Json() {}

    /** The object in a file, as {@link JsonReader} gives it; null after telling what is wrong with the file. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> readObject(File file, Consumer<String> problems) {
        try (InputStream in = new FileInputStream(file)) {
            Object value = JsonReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (value instanceof Map<?, ?> object) {
                return (Map<String, Object>) object;
            }
            problems.accept(file + ": is not a JSON object, ignored");
        } catch (JsonReader.MalformedException malformed) {
            problems.accept(file + ", " + malformed.getMessage() + "; the file is ignored");
        } catch (IOException unreadable) {
            problems.accept("cannot read " + file + ": " + unreadable.getMessage());
        }
        return null;
    }
}

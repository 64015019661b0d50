package org.exposureagent.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user's JSON file as maps, lists, strings, numbers and booleans. Streaming parser: databind costs 0.2 s of start-up.
 */
final class Json {

    private Json() {}

    /** The object in a file, or null after telling what is wrong with it. */
    static @Nullable Map<String, Object> readObject(File file, Consumer<String> problems) {
        try (InputStream in = new FileInputStream(file);
                JsonParser parser = new JsonFactory()
                        .enable(JsonParser.Feature.ALLOW_COMMENTS)
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                        .createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.accept(file + ": is not a JSON object, ignored");
                return null;
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                problems.accept(file + ": something follows the JSON object, ignored");
            }
            return object;
        } catch (JsonProcessingException malformed) {
            problems.accept(file + ", line " + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + ": " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            problems.accept("cannot read " + file + ": " + unreadable.getMessage());
        }
        return null;
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getText();
        };
    }
}

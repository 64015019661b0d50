package org.exposureagent.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson's databind is the judge of what is JSON, and of what it means. */
class JsonReaderTest {

    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " [ ] ",
                "{\"a\": {\"b\": [1, -25, 0, 1.5, true, false, null]}}",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00 é 😀\"",
                "[[[]], {\"\": \"\"}]",
                "-12",
                "\t\r\n{ \"a\" :\n1 , \"b\":2 }"
            })
    void json_meansWhatJacksonSays(String text) throws Exception {
        assertThat(JsonReader.read(text)).isEqualTo(plain(JACKSON.readTree(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a: 1}",
                "[1 2]",
                "01",
                "-",
                "1.",
                "1e",
                "+1",
                ".5",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "{} {}",
                "{\"a\"}",
                "{\"a\":}",
                "]",
                "'a'",
                "// c\n{}"
            })
    void whatJacksonRefuses_isMalformed(String text) {
        assertThatThrownBy(() -> strictly(text)).isInstanceOf(Exception.class);

        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(JsonReader.MalformedException.class)
                .hasMessageStartingWith("line ");
    }

    @Test
    void mutilatedJson_isJudgedAsByJackson() {
        String good = "{\"points\": [{\"class\": \"a.B\\n\", \"n\": [1.5, -3e2, true, null, {}], \"é\": \"\\u0041\"}]}";
        Random random = new Random(7);

        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at, at + random.nextInt(2), String.valueOf("{}[]\",:\\ntu0-.e 1".charAt(random.nextInt(17))));
            }
            assertThat(outcome(() -> JsonReader.read(text.toString())))
                    .as(text.toString())
                    .isEqualTo(outcome(() -> strictly(text.toString())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "1.50", "-2.5e+10", "1E-7", "123456789012345678901234567890"})
    void number_isItsText(String text) throws Exception {
        assertThat(JsonReader.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\": 1,\n \"a\": 2}',2,2", "'[1,\n\n  x]',3,3", "'{\"a\" 1}',1,6"})
    void message_saysWhere(String text, int line, int column) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .hasMessageStartingWith("line " + line + ", column " + column + ": ");
    }

    @Test
    void deepNesting_isRefusedBeforeTheStackOverflows() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessageContaining("nested too deeply");
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static String outcome(Reading reading) {
        try {
            reading.read();
            return "JSON";
        } catch (Exception malformed) {
            return "malformed";
        }
    }

    private static JsonNode strictly(String text) throws Exception {
        JsonNode node = JACKSON.reader()
                .with(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(text);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("empty");
        }
        return node;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            node.properties().forEach(entry -> object.put(entry.getKey(), plain(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            return List.copyOf(node.valueStream().map(JsonReaderTest::plain).toList());
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
    }
}

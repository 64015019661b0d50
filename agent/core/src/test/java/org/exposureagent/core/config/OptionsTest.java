package org.exposureagent.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private final List<String> problems = new ArrayList<>();
    private final Properties properties = new Properties();

    @TempDir
    Path folder;

    @Test
    void first_source_that_has_the_key_wins() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.json"), "{\"app.id\": \"file\", \"app.version\": \"file\", \"app.build\": \"file\"}");
        properties.setProperty("exposure.app.id", "property");
        properties.setProperty("exposure.app.version", "property");

        Options options = read(
                "app.id=argument,config=" + file, Map.of("EXPOSURE_APP_VERSION", "env", "EXPOSURE_APP_CHANNEL", "env"));

        assertThat(options.text(Key.APP_ID)).isEqualTo("argument");
        assertThat(options.text(Key.APP_VERSION)).isEqualTo("property");
        assertThat(options.text(Key.APP_CHANNEL)).isEqualTo("env");
        assertThat(options.text(Key.APP_BUILD)).isEqualTo("file");
        assertThat(options.text(Key.FORMAT)).isEqualTo("glean");
        assertThat(problems).isEmpty();
    }

    @Test
    void escaped_comma_is_part_of_the_value() {
        Options options = read("data.dir=/a\\,b,app.id=x=y", Map.of());

        assertThat(options.text(Key.DATA_DIR)).isEqualTo("/a,b");
        assertThat(options.text(Key.APP_ID)).isEqualTo("x=y");
    }

    @Test
    void unknown_key_is_one_line_that_names_the_source() {
        properties.setProperty("exposure.nonsense", "1");

        read("app.idd=x,lonely", Map.of("EXPOSURE_WRONG", "1", "OTHER", "1"));

        assertThat(problems)
                .containsExactly(
                        "unknown option 'app.idd' (agent argument), ignored",
                        "agent argument 'lonely' is not key=value, ignored",
                        "unknown option 'nonsense' (system property), ignored",
                        "unknown option 'EXPOSURE_WRONG' (environment variable), ignored");
    }

    @ParameterizedTest
    @CsvSource({"PT1M,PT1M", "90s,PT1M30S", "500ms,PT0.5S", "2h,PT2H", "1d,PT24H"})
    void duration_is_iso_or_number_with_unit(String text, String expected) {
        Options options = read("ping.max-age=" + text, Map.of());

        Duration duration = options.duration(Key.PING_MAX_AGE);

        assertThat(duration).isEqualTo(Duration.parse(expected));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT-1S", "PT0S", "10", "s", "-3s", "PTX"})
    void bad_duration_is_told_and_the_default_used(String text) {
        Options options = read("ping.max-age=" + text, Map.of());

        Duration duration = options.duration(Key.PING_MAX_AGE);

        assertThat(duration).isEqualTo(Duration.ofSeconds(60));
        assertThat(problems)
                .containsExactly("option ping.max-age has value '" + text
                        + "' (agent argument), which is not a duration such as PT60S or 60s; using PT60S");
    }

    @ParameterizedTest
    @CsvSource({"7,7", "50MiB,52428800", "1M,1000000", "2KiB,2048"})
    void size_may_have_a_unit(String text, long expected) {
        assertThat(read("file.max-bytes=" + text, Map.of()).size(Key.FILE_MAX_BYTES))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "x", "99999999999999999999", "999999999999999999GiB"})
    void bad_size_is_told_and_the_default_used(String text) {
        long size = read("ping.max-events=" + text, Map.of()).size(Key.PING_MAX_EVENTS);

        assertThat(size).isEqualTo(500);
        assertThat(problems).hasSize(1);
    }

    @Test
    void rate_is_a_number_per_duration() {
        assertThat(read("upload.rate=3/2s", Map.of()).rate(Key.UPLOAD_RATE))
                .isEqualTo(new Rate(3, Duration.ofSeconds(2)));
        assertThat(read("upload.rate=3", Map.of()).rate(Key.UPLOAD_RATE))
                .isEqualTo(new Rate(15, Duration.ofSeconds(60)));
        assertThat(problems).hasSize(1);
    }

    @Test
    void list_is_split_at_semicolons() {
        assertThat(read("exposure.manual= a ;;b", Map.of()).list(Key.EXPOSURE_MANUAL))
                .containsExactly("a", "b");
    }

    @Test
    void missing_config_file_is_told() {
        read("config=" + folder.resolve("none.json"), Map.of());

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("cannot read ")
                .contains("none.json");
    }

    @Test
    void config_file_may_nest() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.json"),
                "{\"ping\": {\"max-age\": \"5s\"}, \"exposure.manual\": [\"a\", \"b\"], \"x\": 1}");

        Options options = read("config=" + file, Map.of());

        assertThat(options.duration(Key.PING_MAX_AGE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.list(Key.EXPOSURE_MANUAL)).containsExactly("a", "b");
        assertThat(problems).containsExactly("unknown option 'x' (file " + file + "), ignored");
    }

    private Options read(@Nullable String arguments, Map<String, String> environment) {
        return Options.read(arguments, properties, environment, problems::add);
    }
}

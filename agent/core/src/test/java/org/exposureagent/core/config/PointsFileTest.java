package org.exposureagent.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsFileTest {

    private final List<String> problems = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void entry_becomes_a_point() throws IOException {
        PointsFile file = read("""
                {"points": [{"class": "a.B", "method": "on(Ljava/lang/String;)Z", "on": "feature-check",
                  "feature": "arg0", "subject": "arg1.id()", "subtypes": true, "when": "return"}]}""");

        Point point = file.points().get(0);
        assertThat(point.className()).isEqualTo("a.B");
        assertThat(point.method()).isEqualTo("on");
        assertThat(point.descriptor()).isEqualTo("(Ljava/lang/String;)Z");
        assertThat(point.kind()).isEqualTo(Kind.FEATURE_CHECK);
        assertThat(point.subtypes()).isTrue();
        assertThat(point.when()).isEqualTo("return");
        assertThat(point.values()).isEqualTo(Map.of(Value.FEATURE, "arg0", Value.SUBJECT, "arg1.id()"));
        assertThat(point.origin()).isEqualTo("points.json, points[0]");
        assertThat(problems).isEmpty();
    }

    @Test
    void type_needs_no_quotes() throws IOException {
        PointsFile file = read("""
                {"points": [{"class": "a.B", "method": "m", "on": "enrollment", "experiment": "arg0", "branch": "arg1",
                  "type": "rollout"}]}""");

        assertThat(file.points().get(0).values()).containsEntry(Value.TYPE, "'rollout'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"method\": \"m\", \"on\": \"feature-check\", \"feature\": \"arg0\"}|'class' is missing",
                "{\"class\": \"a.B\", \"on\": \"feature-check\", \"feature\": \"arg0\"}|'method' is missing",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"feature-check\"}|'feature' is missing",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"enrollment\", \"experiment\": \"arg0\"}|'branch' is missing",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"exposure\"}|one of 'feature' and 'experiment' is needed",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"evaluation\", \"feature\": \"arg0\"}|unknown kind 'evaluation'",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"FEATURE_CHECK\", \"feature\": \"arg0\"}|unknown kind",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"feature-check\", \"feature\": \"arg0\", \"branch\": \"arg1\"}|unknown key 'branch'",
                "{\"class\": \"a.B\", \"method\": \"m\", \"on\": \"feature-check\", \"feature\": \"arg0\", \"subtypes\": \"yes\"}|'subtypes'",
                "7|is not an object"
            })
    void bad_entry_is_named_and_the_rest_works(String entry, String why) throws IOException {
        PointsFile file = read("{\"points\": [" + entry + ", {\"class\": \"a.B\", \"method\": \"m\","
                + " \"on\": \"feature-check\", \"feature\": \"arg0\"}]}");

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("points.json, points[0]: ")
                .contains(why);
        assertThat(file.points()).singleElement().extracting(Point::origin).isEqualTo("points.json, points[1]");
    }

    @Test
    void malformed_file_is_told_with_line_and_column() throws IOException {
        PointsFile file = read("{\"points\": [\n  {\"class\" \"a.B\"}]}");

        assertThat(file).isEqualTo(PointsFile.NONE);
        assertThat(problems).singleElement().asString().contains("points.json, line 2, column ");
    }

    @Test
    void mapping_names_variants_and_branches() throws IOException {
        PointsFile file = read("""
                {"experiments": [
                  {"sdk": "unleash", "feature": "checkout", "experiment": "checkout-2026", "branches": {"on": "treatment"}},
                  {"feature": "search", "experiment": "search-2026"},
                  {"feature": "search"}], "other": 1}""");

        assertThat(file.mappings())
                .containsExactly(
                        new Mapping("unleash", "checkout", "checkout-2026", Map.of("on", "treatment")),
                        new Mapping(null, "search", "search-2026", Map.of()));
        assertThat(problems)
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("unknown key 'other'"))
                .contains("points.json, experiments[2]: 'experiment' is missing, entry ignored");
    }

    private PointsFile read(String json) throws IOException {
        return PointsFile.read(
                Files.writeString(folder.resolve("points.json"), json).toFile(), problems::add);
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One scripted application, run once a format: what each event is on the wire, and what annotations are. */
class FormatsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Delivered> DELIVERED = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() {
        Program.of("formats").compile(folder.resolve("classes"));
    }

    /** What a run left: the program's end, and what the collector got. */
    private record Delivered(Run run, List<Submission> submissions) {

        List<JsonNode> bodies(String ping) {
            return submissions.stream()
                    .map(Submission::body)
                    .map(FormatsIT::json)
                    .filter(body -> ping.isEmpty() || body.path("type").asText().equals(ping))
                    .toList();
        }

        List<String> events() {
            return bodies("").stream().flatMap(FormatsIT::events).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    glean         | enrollment       | nimbus_events.enrollment {branch=treatment, experiment=cart-test}
                    glean         | rollout          | nimbus_events.enrollment {branch=on, experiment=theme-rollout}
                    glean         | enroll failed    | nimbus_events.enroll_failed {experiment=closed-test, reason=not-targeted}
                    glean         | exposure         | nimbus_events.exposure {branch=treatment, experiment=cart-test, feature_id=cart}
                    glean         | disqualification | nimbus_events.disqualification {branch=control, experiment=search-test}
                    glean         | unenrollment     | nimbus_events.unenrollment {branch=treatment, experiment=cart-test, reason=opted-out}
                    glean         | unenroll failed  | nimbus_events.unenroll_failed {experiment=closed-test, reason=not-enrolled}
                    glean-desktop | enrollment       | nimbus_events.enrollment {branch=treatment, experiment=cart-test, experiment_type=nimbus}
                    glean-desktop | rollout          | nimbus_events.enrollment {branch=on, experiment=theme-rollout, experiment_type=rollout}
                    glean-desktop | enroll failed    | nimbus_events.enroll_failed {experiment=closed-test, reason=not-targeted}
                    glean-desktop | exposure         | nimbus_events.exposure {branch=treatment, experiment=cart-test, feature_id=cart}
                    glean-desktop | disqualification | nimbus_events.unenrollment {branch=control, experiment=search-test, reason=targeting}
                    glean-desktop | unenrollment     | nimbus_events.unenrollment {branch=treatment, experiment=cart-test, reason=opted-out}
                    glean-desktop | unenroll failed  | nimbus_events.unenroll_failed {experiment=closed-test, reason=not-enrolled}
                    legacy        | enrollment       | normandy#enroll#nimbus_experiment cart-test {branch=treatment, experimentType=nimbus}
                    legacy        | rollout          | normandy#enroll#nimbus_experiment theme-rollout {branch=on, experimentType=rollout}
                    legacy        | enroll failed    | normandy#enroll_failed#nimbus_experiment closed-test {reason=not-targeted}
                    legacy        | exposure         | normandy#expose#nimbus_experiment cart-test {branchSlug=treatment, featureId=cart}
                    legacy        | disqualification | normandy#unenroll#nimbus_experiment search-test {branch=control, reason=targeting}
                    legacy        | unenrollment     | normandy#unenroll#nimbus_experiment cart-test {branch=treatment, reason=opted-out}
                    legacy        | unenroll failed  | normandy#unenroll_failed#nimbus_experiment closed-test {reason=not-enrolled}
                    """)
    void event_isWrittenAsItsFormatNamesIt(String format, String event, String wire) {
        List<String> events = delivered(format).events();

        assertThat(events).as(event).containsOnlyOnce(wire).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    glean         | {"branch":"treatment","extra":{"enrollmentId":"enrollment-1"}} | {"branch":"on"}
                    glean-desktop | {"branch":"treatment","extra":{"type":"nimbus-nimbus","enrollmentId":"enrollment-1"}} | {"branch":"on","extra":{"type":"nimbus-rollout"}}
                    legacy        | {"branch":"treatment","type":"nimbus-nimbus","enrollmentId":"enrollment-1"} | {"branch":"on","type":"nimbus-rollout"}
                    """)
    void annotation_isWrittenAsItsFormatHasIt(String format, String ofExperiment, String ofRollout) {
        String place = format.equals("legacy") ? "/environment/experiments" : "/ping_info/experiments";

        JsonNode annotations = delivered(format).bodies("").stream()
                .filter(body -> events(body).anyMatch(event -> event.contains("expos")))
                .map(body -> body.at(place))
                .findFirst()
                .orElseThrow();

        assertThat(annotations.get("cart-test")).hasToString(ofExperiment);
        assertThat(annotations.get("theme-rollout")).hasToString(ofRollout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glean", "glean-desktop", "legacy"})
    void submission_keepsTheRulesOfTheCollector(String format) {
        Delivered delivered = delivered(format);

        assertThat(delivered.submissions())
                .isNotEmpty()
                .allSatisfy(submission ->
                        assertThat(submission.problems()).as(submission.body()).isEmpty());
        assertThat(delivered.run().stdout()).isEqualTo("true\ntrue\n");
        assertThat(delivered.run().stderr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"glean", "glean-desktop"})
    void gleanPing_isValidByTheSchema(String format) {
        Schema schema = Schema.glean();

        delivered(format).bodies("").forEach(schema::assertValid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "main"})
    void legacyPing_isValidByTheSchema(String ping) {
        Schema schema = Schema.legacy(ping);

        List<JsonNode> bodies = delivered("legacy").bodies(ping);

        assertThat(bodies).isNotEmpty().allSatisfy(schema::assertValid);
    }

    @Test
    void mainPing_tellsEachStretchOfAnnotationsWhenItEnds() {
        List<JsonNode> mains = delivered("legacy").bodies("main");

        assertThat(mains)
                .extracting(main ->
                        main.at("/payload/info/reason").asText() + " " + names(main.at("/environment/experiments")))
                .containsExactly(
                        "environment-change []",
                        "environment-change [cart-test, theme-rollout]",
                        "environment-change [cart-test, search-test, theme-rollout]",
                        "shutdown [theme-rollout]");
    }

    @Test
    void legacyPing_goesWhereItsIdentitySays() {
        assertThat(delivered("legacy").submissions())
                .allSatisfy(submission -> assertThat(submission.path())
                        .matches("/submit/telemetry/[0-9a-f-]{36}/(event|main)/shop/101\\.2/default/2026112410\\?v=4"));
    }

    @EachJdk
    void versionThatTheLegacySchemaRejects_isToldAtStartUp(String which) {
        AgentOptions options = AgentOptions.none()
                .with("app.id", "shop")
                .with("format", "legacy")
                .with("app.version", "1.2.3")
                .with("data.dir", folder.resolve("rejected-" + which))
                .with("points", Program.points("formats"));

        Run run = run(Jdk.require(which), options);

        assertThat(run.errors())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("app.version", "'1.2.3'", "agent argument", "101.2"))
                .anySatisfy(line -> assertThat(line).contains("app.build", "'unknown'", "default", "2026112410"));
    }

    private static Delivered delivered(String format) {
        return DELIVERED.computeIfAbsent(format, FormatsIT::deliver);
    }

    private static Delivered deliver(String format) {
        try (Collector collector = Collector.start()) {
            AgentOptions options = AgentOptions.none()
                    .with("app.id", "shop")
                    .with("app.version", "101.2")
                    .with("app.build", "2026112410")
                    .with("format", format)
                    .with("endpoint", collector.endpoint())
                    .with("shutdown.timeout", "PT20S")
                    .with("data.dir", folder.resolve(format))
                    .with("points", Program.points("formats"));
            Run run = run(Jdk.running(), options);
            return new Delivered(run, collector.submissions());
        }
    }

    private static Run run(Jdk jdk, AgentOptions options) {
        Run run = Jvm.of(jdk)
                .agent(options)
                .main("app.Main", List.of(folder.resolve("classes")))
                .run();
        assertThat(run.exitCode()).as(run::toString).isZero();
        return run;
    }

    private static Stream<String> events(JsonNode body) {
        List<String> events = new ArrayList<>();
        for (JsonNode event : body.path("events")) {
            events.add(event.get("category").asText() + "." + event.get("name").asText() + " "
                    + extra(event.get("extra")));
        }
        for (JsonNode event : body.at("/payload/events/parent")) {
            events.add(event.get(1).asText() + "#" + event.get(2).asText() + "#"
                    + event.get(3).asText() + " " + event.get(4).asText() + " " + extra(event.get(5)));
        }
        return events.stream();
    }

    private static Map<String, String> extra(JsonNode extra) {
        Map<String, String> said = new TreeMap<>();
        extra.properties()
                .forEach(entry -> said.put(entry.getKey(), entry.getValue().asText()));
        said.remove("glean_timestamp");
        return said;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

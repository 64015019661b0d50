package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.ping.PingFixture.annotations;
import static org.exposureagent.core.ping.PingFixture.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.journal.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyFormatTest {

    static final PingSettings SETTINGS = new PingSettings(
            Format.LEGACY,
            "Shop & Co",
            "101.2",
            "2026112410",
            "beta",
            "0.1.0",
            null,
            "my-tag",
            List.of(),
            1_000,
            Duration.ofMinutes(10));

    private static final Annotations ONE = annotations(1, "one", "a");

    @TempDir
    private File temp;

    private PingFixture f;

    @BeforeEach
    void open() {
        f = new PingFixture(temp, SETTINGS);
    }

    @Test
    void path_has_six_parts_and_the_version_of_the_format() {
        Ping ping = event(f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(ping.path())
                .isEqualTo(
                        "/submit/telemetry/" + ping.documentId() + "/event/Shop%20%26%20Co/101.2/beta/2026112410?v=4");
        assertThat(ping.headers())
                .containsExactly(
                        Map.entry("Content-Type", "application/json; charset=UTF-8"),
                        Map.entry("X-Debug-ID", "my-tag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ENROLLMENT       | enroll            | {"branch":"a","experimentType":"nimbus"}
                    ENROLL_FAILED    | enroll_failed     | {"branch":"a","reason":"why"}
                    EXPOSURE         | expose            | {"branchSlug":"a","featureId":"cart"}
                    DISQUALIFICATION | unenroll          | {"branch":"a","reason":"why"}
                    UNENROLLMENT     | unenroll          | {"branch":"a","reason":"why"}
                    UNENROLL_FAILED  | unenroll_failed   | {"reason":"why"}
                    ACTIVATION       | activation        | {"branch":"a","featureId":"cart"}
                    MALFORMED_FEATURE| malformed_feature | {"branch":"a","featureId":"cart","partId":"why"}
                    """)
    void event_is_an_array_of_six(EventKind kind, String method, String extra) {
        f.clock.advance(1_234);

        JsonNode event = only(event(f.record(kind, "one", "a", "cart", "why", ONE)));

        assertThat(event)
                .hasToString("[1234,\"normandy\",\"" + method + "\",\"nimbus_experiment\",\"one\"," + extra + "]");
    }

    @Test
    void what_a_hook_did_not_say_is_left_out() {
        JsonNode event = only(event(f.record(EventKind.UNENROLL_FAILED, "one", null, null, null, ONE)));

        assertThat(event).hasToString("[0,\"normandy\",\"unenroll_failed\",\"nimbus_experiment\",\"one\"]");
    }

    @Test
    void malformed_feature_of_no_experiment_has_no_value() {
        JsonNode event = only(event(f.record(EventKind.MALFORMED_FEATURE, "", null, "cart", "color", ONE)));

        assertThat(event)
                .hasToString("[0,\"normandy\",\"malformed_feature\",\"nimbus_experiment\",null,"
                        + "{\"featureId\":\"cart\",\"partId\":\"color\"}]");
    }

    @Test
    void values_of_80_bytes_are_whole_and_longer_ones_are_cut_between_characters() {
        String whole = "ü".repeat(40);
        String longer = "x" + whole;

        JsonNode extra = only(event(f.record(EventKind.UNENROLLMENT, "one", "a", null, whole, ONE)))
                .get(5);
        JsonNode cut = only(event(f.record(EventKind.UNENROLLMENT, "one", "a", null, longer, ONE)))
                .get(5);

        assertThat(extra.get("reason").asText()).isEqualTo(whole);
        assertThat(cut.get("reason").asText()).isEqualTo("x" + "ü".repeat(39));
    }

    @ParameterizedTest
    @CsvSource({"79, true", "80, true", "81, false", "100, false"})
    void slug_is_the_same_in_event_and_annotation_and_fits(int bytes, boolean isWhole) {
        String slug = "ü".repeat(bytes / 2) + "x".repeat(bytes % 2);
        Annotations active = annotations(1, slug, slug);

        Ping ping = event(f.record(EventKind.EXPOSURE, slug, slug, active));

        String value = only(ping).get(4).asText();
        assertThat(value.equals(slug)).isEqualTo(isWhole);
        assertThat(value.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(80);
        assertThat(only(ping).get(5).get("branchSlug").asText()).isEqualTo(value);
        assertThat(experiments(ping))
                .hasToString("{\"" + value + "\":{\"branch\":\"" + value + "\",\"type\":\"nimbus-nimbus\"}}");
    }

    @Test
    void long_slugs_with_one_start_stay_two() {
        String start = "x".repeat(90);
        Annotations active = annotations(1, start + "1", "a", start + "2", "a");

        Ping ping = event(f.record(EventKind.EXPOSURE, start + "1", "a", active));

        assertThat(experiments(ping)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"39, 39", "40, 40", "41, 40"})
    void enrollment_id_has_40_characters_at_most(int characters, int left) {
        Annotations active =
                new Annotations(1, Map.of("one", new Annotation("a", "ü".repeat(characters), Enrollment.Type.ROLLOUT)));

        JsonNode one = experiments(event(f.record(EventKind.ENROLLMENT, "one", "a", active)))
                .get("one");

        assertThat(one.get("enrollmentId").asText()).isEqualTo("ü".repeat(left));
        assertThat(one.get("type").asText()).isEqualTo("nimbus-rollout");
    }

    @Test
    void enrollment_id_is_not_cut_within_a_character() {
        Annotations active = new Annotations(1, Map.of("one", new Annotation("a", "x".repeat(39) + "😀")));

        JsonNode one = experiments(event(f.record(EventKind.ENROLLMENT, "one", "a", active)))
                .get("one");

        assertThat(one.get("enrollmentId").asText()).isEqualTo("x".repeat(39));
    }

    @ParameterizedTest
    @CsvSource({"999, 0", "1000, 1", "1001, 1"})
    void ping_holds_a_thousand_events(int events, int sealed) {
        int pings = 0;
        Ping last = null;
        for (int i = 0; i < events; i++) {
            for (Ping ping : f.assembler.add(f.record(EventKind.EXPOSURE, "one", "a", ONE))) {
                pings += ping.name().equals("event") ? 1 : 0;
                last = ping;
            }
        }

        assertThat(pings).isEqualTo(sealed);
        if (last != null && last.name().equals("event")) {
            assertThat(body(last).at("/payload/events/parent")).hasSize(1_000);
            assertThat(body(last).at("/payload/reason").asText()).isEqualTo("max");
        }
    }

    @Test
    void lost_events_are_counted_once() {
        f.counters.counter("events.dropped").add(3);
        f.counters.counter("events.lost").add(2);

        Ping first = event(f.record(EventKind.EXPOSURE, "one", "a", ONE));
        Ping second = event(f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(body(first).at("/payload/lostEventsCount").asInt()).isEqualTo(5);
        assertThat(body(second).at("/payload/lostEventsCount").asInt()).isZero();
    }

    @Test
    void main_ping_tells_annotations_when_they_changed_and_at_the_end() {
        f.assembler.add(f.record(EventKind.ENROLLMENT, "one", "a", ONE));
        f.assembler.add(f.record(EventKind.UNENROLLMENT, "one", "a", ONE));
        List<Ping> pings = f.assembler.finish();

        assertThat(pings).extracting(Ping::name).containsExactly("event", "main", "main");
        assertThat(told(pings.get(1))).isEqualTo("environment-change [one]");
        assertThat(told(pings.get(2))).isEqualTo("shutdown []");
        assertThat(pings).extracting(Ping::documentId).doesNotHaveDuplicates();
        assertThat(session(pings.get(0))).isEqualTo(session(pings.get(2)));
        assertThat(body(pings.get(0)).at("/payload/subsessionId"))
                .isEqualTo(body(pings.get(1)).at("/payload/info/subsessionId"));
    }

    @Test
    void first_enrollment_ends_the_time_without_annotations() {
        List<Ping> begun = f.assembler.add(f.record(EventKind.ENROLLMENT, "one", "a", ONE));
        List<Ping> second =
                f.assembler.add(f.record(EventKind.EXPOSURE, "two", "b", annotations(2, "one", "a", "two", "b")));

        assertThat(begun).singleElement().extracting(LegacyFormatTest::told).isEqualTo("environment-change []");
        assertThat(second).extracting(Ping::name).containsExactly("event", "main");
        assertThat(told(second.get(1))).isEqualTo("environment-change [one]");
    }

    @Test
    void late_event_does_not_bring_its_annotations_back() {
        Recorded late = f.record(EventKind.EXPOSURE, "one", "a", ONE);
        f.assembler.add(f.record(EventKind.ENROLLMENT, "two", "b", annotations(2, "one", "a", "two", "b")));
        f.clock.advance(Duration.ofMinutes(10).toMillis());
        f.assembler.age();

        f.assembler.add(late);
        List<Ping> pings = f.assembler.finish();

        assertThat(pings).extracting(Ping::name).containsExactly("event", "main");
        assertThat(experiments(pings.get(0)).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("one");
        assertThat(told(pings.get(1))).isEqualTo("shutdown [one, two]");
    }

    @Test
    void ages_are_told_as_periodic() {
        f.assembler.add(f.record(EventKind.EXPOSURE, "one", "a", ONE));
        f.clock.advance(Duration.ofMinutes(10).toMillis());

        List<Ping> pings = f.assembler.age();

        assertThat(body(pings.get(0)).at("/payload/reason").asText()).isEqualTo("periodic");
    }

    @ParameterizedTest
    @CsvSource({"PT9M59S, PT10M", "PT10M, PT10M", "PT10M1S, PT10M1S", "PT1H, PT1H", "PT1H1S, PT1H"})
    void age_is_between_ten_minutes_and_an_hour(Duration asked, Duration granted) {
        assertThat(Format.LEGACY.maxAge(asked)).isEqualTo(granted);
        assertThat(Format.GLEAN.maxAge(asked)).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "999, 999", "1000, 1000", "1001, 1000"})
    void events_of_a_ping_are_a_thousand_at_most(int asked, int granted) {
        assertThat(Format.LEGACY.maxEvents(asked)).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({"1.2.3, false", "12, false", "12., true", "101.2.3, true", "1000.1, false", "unknown, false"})
    void version_is_that_of_the_schema(String version, boolean isOne) {
        assertThat(LegacySections.isVersion(version)).isEqualTo(isOne);
    }

    @Test
    void parts_are_pings_of_their_own() {
        f.counters.counter("events.lost").add(1);
        f.assembler.add(f.record(EventKind.ENROLLMENT, "x".repeat(90), "a", ONE));
        f.assembler.add(f.record(EventKind.EXPOSURE, "one", "a", ONE));
        Ping whole = f.assembler.finish().get(0);

        List<Ping> parts = PingParts.split(
                whole, ping -> body(ping).at("/payload/events/parent").size() < 2, () -> 9);

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).documentId()).isEqualTo(whole.documentId());
        assertThat(parts.get(0).stays()).isEqualTo(whole.stays());
        assertThat(parts.get(1).stays()).isEmpty();
        assertThat(parts.get(1).path()).contains("/" + parts.get(1).documentId() + "/event/");
        assertThat(body(parts.get(1)).get("id").asText())
                .isEqualTo(parts.get(1).documentId().toString());
        assertThat(body(parts.get(0)).at("/payload/lostEventsCount").asInt()).isEqualTo(1);
        assertThat(body(parts.get(1)).at("/payload/lostEventsCount").asInt()).isZero();
        assertThat(only(parts.get(1)).get(2).asText()).isEqualTo("expose");
        assertThat(body(parts.get(1)).get("environment")).isEqualTo(body(whole).get("environment"));
    }

    @Test
    void enrollment_that_is_no_news_is_left_out_whatever_its_length() {
        String slug = "x".repeat(90);
        f.assembler.add(f.record(EventKind.ENROLLMENT, slug, slug, ONE));
        f.assembler.add(f.record(EventKind.EXPOSURE, "one", "a", ONE));
        Ping whole = f.assembler.finish().get(0);

        Ping left = Objects.requireNonNull(PingParts.without(whole, whole.stays()));

        assertThat(only(left).get(2).asText()).isEqualTo("expose");
        assertThat(left.stays()).isEmpty();
    }

    private Ping event(Recorded recorded) {
        f.assembler.add(recorded);
        return f.assembler.finish().stream()
                .filter(ping -> ping.name().equals("event"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode only(Ping ping) {
        JsonNode events = body(ping).at("/payload/events/parent");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static JsonNode experiments(Ping ping) {
        return body(ping).at("/environment/experiments");
    }

    private static String told(Ping ping) {
        assertThat(ping.name()).isEqualTo("main");
        return body(ping).at("/payload/info/reason").asText() + " "
                + experiments(ping).properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String session(Ping ping) {
        JsonNode payload = body(ping).get("payload");
        return payload.path("sessionId").asText(payload.at("/info/sessionId").asText());
    }
}

package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exposureagent.core.ping.PingFixture.annotations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.journal.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GleanFormatTest {

    private static final Annotations ONE = annotations(1, "one", "a");

    @TempDir
    private File temp;

    @Test
    void path_and_headers_are_those_of_the_upload_protocol() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(ping.path()).isEqualTo("/submit/org-example-shop/events/1/" + ping.documentId());
        assertThat(ping.headers())
                .containsExactly(
                        Map.entry("Content-Type", "application/json; charset=utf-8"),
                        Map.entry("X-Telemetry-Agent", "Glean/0.1.0 (Java on Linux)"));
    }

    @Test
    void tags_are_headers() {
        PingFixture f = new PingFixture(temp, tagged("my-tag", List.of("automation", "perf"), null));

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(ping.headers())
                .containsEntry("X-Debug-ID", "my-tag")
                .containsEntry("X-Source-Tags", "automation,perf");
    }

    @Test
    void tags_that_glean_refuses_are_no_headers() {
        PingFixture f = new PingFixture(temp, tagged("no spaces", List.of("ok", "glean-own"), null));

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(ping.headers()).doesNotContainKeys("X-Debug-ID", "X-Source-Tags");
    }

    @Test
    void ping_info_has_sequence_times_reason_and_experiments() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        Annotations annotations = new Annotations(1, Map.of("one", new Annotation("a", "id-1")));
        f.clock.advance(123);

        Ping first = seal(f, f.record(EventKind.EXPOSURE, "one", "a", annotations));
        f.clock.advance(1_000);
        Ping second = seal(f, f.record(EventKind.EXPOSURE, "one", "a", annotations));

        assertThat(PingFixture.body(first).get("ping_info").toString())
                .isEqualTo("{\"seq\":0,\"start_time\":\"2026-11-24T12:00:00.000+02:00\","
                        + "\"end_time\":\"2026-11-24T12:00:00.123+02:00\",\"reason\":\"inactive\","
                        + "\"experiments\":{\"one\":{\"branch\":\"a\",\"extra\":{\"enrollmentId\":\"id-1\"}}}}");
        assertThat(PingFixture.body(second).at("/ping_info/seq").asInt()).isEqualTo(1);
        assertThat(PingFixture.body(second).at("/ping_info/start_time").asText())
                .isEqualTo("2026-11-24T12:00:00.123+02:00");
    }

    @Test
    void client_info_describes_client_machine_and_application() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(PingFixture.body(ping).get("client_info").toString())
                .isEqualTo("{\"telemetry_sdk_build\":\"0.1.0\",\"client_id\":\"" + PingFixture.CLIENT + "\","
                        + "\"first_run_date\":\"2026-11-24+02:00\",\"os\":\"Linux\",\"os_version\":\"6.1\","
                        + "\"architecture\":\"x86_64\",\"locale\":\"de-DE\",\"app_build\":\"42\","
                        + "\"app_display_version\":\"1.2.3\",\"app_channel\":\"release\"}");
    }

    @Test
    void sections_without_content_are_absent() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.ENROLL_FAILED, "one", "a", annotations(0)));

        assertThat(PingFixture.body(ping).has("metrics")).isFalse();
        assertThat(PingFixture.body(ping).get("ping_info").has("experiments")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"EXPOSURE, false", "ACTIVATION, false", "MALFORMED_FEATURE, false", "ENROLL_FAILED, true"})
    void ping_is_of_enrollment_or_not_and_so_are_its_parts(EventKind kind, boolean isLifecycle) {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        f.assembler.add(f.record(kind, "one", "a", ONE));

        Ping ping = seal(f, f.record(kind, "one", "a", ONE));

        assertThat(ping.lifecycle()).isEqualTo(isLifecycle);
        assertThat(PingParts.split(ping, part -> false, () -> 9))
                .hasSize(2)
                .allMatch(part -> part.lifecycle() == isLifecycle);
    }

    @Test
    void events_are_sorted_and_start_at_0() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        f.clock.advance(100);
        Recorded early = f.record(EventKind.EXPOSURE, "one", "a", ONE);
        f.clock.advance(50);
        Recorded late = f.record(EventKind.EXPOSURE, "one", "a", ONE);
        f.assembler.add(late);

        Ping ping = seal(f, early);

        assertThat(PingFixture.body(ping).get("events"))
                .extracting(e -> e.get("timestamp").asLong())
                .containsExactly(0L, 50L);
        assertThat(PingFixture.body(ping).at("/events/0/extra/glean_timestamp").asText())
                .isEqualTo(Long.toString(FakeClock.START + 100));
    }

    @ParameterizedTest
    @CsvSource({
        "ENROLLMENT, experiment branch",
        "ENROLL_FAILED, experiment branch reason",
        "EXPOSURE, experiment branch feature_id",
        "DISQUALIFICATION, experiment branch",
        "UNENROLLMENT, experiment branch reason",
        "UNENROLL_FAILED, experiment reason",
        "ACTIVATION, experiment branch feature_id",
        "MALFORMED_FEATURE, experiment branch feature_id part_id"
    })
    void event_has_the_extras_of_its_kind_and_no_others(EventKind kind, String keys) {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(kind, "one", "a", "cart", "why", ONE));

        JsonNode event = PingFixture.body(ping).at("/events/0");
        assertThat(event.get("category").asText()).isEqualTo("nimbus_events");
        assertThat(event.get("name").asText()).isEqualTo(kind.name().toLowerCase(Locale.ROOT));
        assertThat(event.get("extra").fieldNames())
                .toIterable()
                .containsExactly((keys + " glean_timestamp").split(" "));
    }

    @Test
    void event_without_optional_values_has_not_their_keys() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.UNENROLLMENT, "one", null, null, null, ONE));

        assertThat(PingFixture.body(ping).at("/events/0/extra").fieldNames())
                .toIterable()
                .containsExactly("experiment", "glean_timestamp");
    }

    @ParameterizedTest
    @CsvSource({"499, 499, 0", "500, 500, 0", "501, 500, 1"})
    void extra_values_are_cut_to_500_bytes_and_the_cuts_counted(int length, int kept, int overflows) {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", "f".repeat(length), null, ONE));

        assertThat(PingFixture.body(ping).at("/events/0/extra/feature_id").asText())
                .hasSize(kept);
        assertThat(PingFixture.body(ping)
                        .at("/metrics/labeled_counter/glean.error.invalid_overflow/nimbus_events.exposure")
                        .asInt())
                .isEqualTo(overflows);
    }

    @Test
    void extra_values_are_cut_between_code_points() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);

        Ping ping = seal(f, f.record(EventKind.UNENROLLMENT, "one", "a", null, "€".repeat(167), ONE));

        assertThat(PingFixture.body(ping).at("/events/0/extra/reason").asText()).isEqualTo("€".repeat(166));
    }

    @Test
    void enrollment_id_is_cut_to_100_bytes() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        Annotations annotations = new Annotations(1, Map.of("one", new Annotation("a", "i".repeat(101))));

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", annotations));

        assertThat(PingFixture.body(ping)
                        .at("/ping_info/experiments/one/extra/enrollmentId")
                        .asText())
                .isEqualTo("i".repeat(100));
    }

    @Test
    void experimentation_id_is_a_string_metric_of_at_most_255_bytes() {
        PingFixture f = new PingFixture(temp, tagged(null, List.of(), "e".repeat(256)));

        Ping ping = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(PingFixture.body(ping)
                        .at("/metrics/string/glean.client.annotation.experimentation_id")
                        .asText())
                .isEqualTo("e".repeat(255));
    }

    @Test
    void health_is_what_was_counted_since_the_ping_before() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        f.counters.counter("uploads.failed.5xx").add(2);
        f.counters.count("uploads.failed.io");
        f.counters.count("uploads.failed.other");
        f.counters.count("uploads.failed.4xx");
        f.counters.count("pings.rejected");
        f.counters.count("pings.unwritten");
        f.counters.count("pings.discarded.count-quota");
        f.counters.count("pings.discarded.size-quota");

        Ping first = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));
        f.counters.count("uploads.failed.5xx");
        Ping second = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));
        Ping third = seal(f, f.record(EventKind.EXPOSURE, "one", "a", ONE));

        assertThat(PingFixture.body(first).get("metrics").toString())
                .isEqualTo("{\"counter\":{\"glean.error.io\":1,\"glean.upload.deleted_pings_after_quota_hit\":2},"
                        + "\"labeled_counter\":{\"glean.upload.ping_upload_failure\":{\"recoverable\":1,"
                        + "\"status_code_4xx\":2,\"status_code_5xx\":2,\"status_code_unknown\":1}}}");
        assertThat(PingFixture.body(second).get("metrics").toString())
                .isEqualTo("{\"labeled_counter\":{\"glean.upload.ping_upload_failure\":{\"status_code_5xx\":1}}}");
        assertThat(PingFixture.body(third).has("metrics")).isFalse();
    }

    @Test
    void stays_that_a_ping_makes_known_go_with_it() {
        PingFixture f = new PingFixture(temp, PingFixture.SETTINGS);
        f.assembler.add(f.record(EventKind.ENROLLMENT, "one", "a", ONE));

        Ping ping = seal(f, f.record(EventKind.UNENROLLMENT, "one", "a", ONE));

        assertThat(ping.stays()).containsExactly(new StayChange("one", "a", true), new StayChange("one", "a", false));
    }

    private static Ping seal(PingFixture f, Recorded recorded) {
        f.assembler.add(recorded);
        List<Ping> pings = f.assembler.finish();
        assertThat(pings).hasSize(1);
        return pings.get(0);
    }

    private static PingSettings tagged(
            @Nullable String debugViewTag, List<String> sourceTags, @Nullable String experimentationId) {
        return new PingSettings(
                Format.GLEAN,
                "shop",
                "1",
                "1",
                null,
                "0.1.0",
                experimentationId,
                debugViewTag,
                sourceTags,
                500,
                Duration.ofSeconds(60));
    }
}

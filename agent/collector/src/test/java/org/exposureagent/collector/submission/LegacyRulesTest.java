package org.exposureagent.collector.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One good ping of legacy telemetry, and it with one fault each. */
class LegacyRulesTest {

    private static final String PATH =
            "/submit/telemetry/" + Samples.ID + "/event/Shop%20EU/101.2/default/2026112410?v=4";

    private static final String APPLICATION =
            "\"architecture\":\"x86_64\",\"buildId\":\"2026112410\",\"version\":\"101.2\","
                    + "\"platformVersion\":\"101.2\",\"vendor\":\"unknown\",\"xpcomAbi\":\"x86_64-jvm\"";

    private static final String EVENT =
            "[12,\"normandy\",\"expose\",\"nimbus_experiment\",\"one\",{\"branchSlug\":\"a\",\"featureId\":\"cart\"}]";

    private static final String BODY = "{\"type\":\"event\",\"id\":\"" + Samples.ID + "\","
            + "\"creationDate\":\"2026-11-24T09:50:11.123Z\",\"version\":4,"
            + "\"clientId\":\"0c9d2f7a-64a0-4a0b-8a44-6a2c8a0f7b02\","
            + "\"application\":{" + APPLICATION + ",\"channel\":\"default\",\"name\":\"shop\"},"
            + "\"environment\":{\"build\":{\"applicationId\":\"shop\",\"applicationName\":\"shop\"," + APPLICATION
            + "},"
            + "\"partner\":{},\"settings\":{},\"system\":{},"
            + "\"experiments\":{\"one\":{\"branch\":\"a\",\"type\":\"nimbus-nimbus\",\"enrollmentId\":\"e-1\"}}},"
            + "\"payload\":{\"reason\":\"max\",\"processStartTimestamp\":0,\"lostEventsCount\":0,"
            + "\"events\":{\"parent\":[" + EVENT + "]}}}";

    @Test
    void good_ping_has_no_problem() {
        Submission submission = submission(PATH, BODY);

        assertThat(submission.problems()).isEmpty();
        assertThat(submission.documentId()).isEqualTo(Samples.ID);
        assertThat(submission.summary()).isEqualTo("Shop%20EU/event max " + Samples.ID + " [expose one/a/cart]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "version":4 | "version":5 | version is not 4
                    "version":4 | "version":4,"more":1 | more is not a key of legacy telemetry
                    "type":"event" | "type":"main" | type is not that of the path: main
                    "version":4, |  | version is missing
                    11.123Z | 11Z | creationDate is not like 2026-11-24T09:50:11.123Z
                    "channel":"default", |  | application.channel is missing
                    "name":"shop" | "name":"shop","version2":"" | application.version2 is not a key of legacy telemetry
                    "partner":{}, |  | environment.partner is missing
                    "reason":"max" | "reason":"full" | payload.reason is not periodic, max or shutdown
                    "lostEventsCount":0 | "lostEventsCount":-1 | payload.lostEventsCount is not an integer from 0
                    [12, | [-12, | payload.events.parent[0] has a timestamp that is not an integer from 0
                    "expose" | 7 | payload.events.parent[0] has a method that is not a string of at most 20 bytes
                    "one":{"branch":"a" | "one":{"branch":"b" | payload.events.parent[0] is of branch a, the annotation says b
                    "branchSlug":"a", |  | payload.events.parent[0] has no branchSlug
                    ,"featureId":"cart"}] | ,"featureId":"cart"},1] | payload.events.parent[0] has not 4 to 6 parts
                    """)
    void one_fault_is_one_problem(String old, @Nullable String with, String problem) {
        assertThat(BODY).contains(old);

        String body = BODY.replace(old, with == null ? "" : with);

        assertThat(submission(PATH, body).problems()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({"80, true", "81, false"})
    void value_has_80_bytes_at_most(int bytes, boolean isRight) {
        String body = BODY.replace("\"cart\"", "\"" + "ü".repeat(bytes / 2) + "x".repeat(bytes % 2) + "\"");

        assertThat(submission(PATH, body).problems().isEmpty()).isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void ping_has_1000_events_at_most(int events, boolean isRight) {
        String body = BODY.replace(EVENT, EVENT + ("," + EVENT).repeat(events - 1));

        assertThat(submission(PATH, body).problems().isEmpty()).isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource({"enrollmentId, 40, true", "enrollmentId, 41, false", "type, 20, true", "type, 21, false"})
    void annotation_has_the_lengths_of_firefox(String key, int characters, boolean isRight) {
        String body = BODY.replace(key.equals("type") ? "nimbus-nimbus" : "e-1", "ü".repeat(characters));

        assertThat(submission(PATH, body).problems().isEmpty()).isEqualTo(isRight);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/submit/telemetry/" + Samples.ID + "/event/shop/101.2/default/2026112410",
                "/submit/telemetry/" + Samples.ID + "/event/shop/101.2/default?v=4",
                "/submit/telemetry/" + Samples.ID + "/event/shop/101.2//2026112410?v=4",
                "/submit/telemetry/none/event/shop/101.2/default/2026112410?v=4"
            })
    void other_path_is_not_found(String path) {
        assertThat(submission(path, BODY).verdict().status()).isEqualTo(404);
    }

    @Test
    void content_type_is_that_of_firefox() {
        Map<String, String> headers = Samples.headers(BODY);

        Submission submission = Samples.of("POST", PATH, headers, Samples.gzip(BODY));

        assertThat(submission.problems()).containsExactly("header Content-Type is not application/json; charset=UTF-8");
    }

    private static Submission submission(String path, String body) {
        Map<String, String> headers = Samples.headers(body);
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.remove("X-Telemetry-Agent");
        return Samples.of("POST", path, headers, Samples.gzip(body));
    }
}

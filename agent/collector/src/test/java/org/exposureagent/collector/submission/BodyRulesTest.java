package org.exposureagent.collector.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One good ping, and it with one fault each. */
class BodyRulesTest {

    @Test
    void good_ping_has_no_problem() {
        assertThat(Samples.good().verdict()).isEqualTo(new Verdict(200, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reason\":\"annotation_change\",",
                "\"client_id\":\"0c9d2f7a-64a0-4a0b-8a44-6a2c8a0f7b02\",",
                ",\"extra\":{\"enrollmentId\":\"enrollment-31\"}",
                ",\"glean_timestamp\":\"1795513811200\"",
                "\"metrics\":{\"string\":{\"glean.client.annotation.experimentation_id\":\"e-1\"}},"
            })
    void optional_part_may_be_absent(String part) {
        assertThat(Samples.replaced(part, "").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "seq":0, |  | ping_info.seq is missing
                    "seq":0 | "seq":-1 | ping_info.seq is not an integer from 0
                    "seq":0 | "seq":0.5 | ping_info.seq is not an integer from 0
                    "seq":0 | "seq":0,"more":1 | ping_info.more is not a key of Glean
                    "start_time":"2026-11-24T09:50:11.123+00:00", |  | ping_info.start_time is missing
                    09:50:11.123+00:00 | 09:50:11.123Z | ping_info.start_time is not like 2026-11-24T09:50:11.123+00:00
                    09:50:12.500+00:00 | 09:50:12+00:00 | ping_info.end_time is not like 2026-11-24T09:50:11.123+00:00
                    09:50:12.500+00:00 | 09:50:11.000+00:00 | ping_info.end_time is before start_time
                    "annotation_change" | "a-reason-that-has-31-characters" | ping_info.reason has more than 30 characters
                    "annotation_change" | 7 | ping_info.reason is not a string
                    "experiments":{ | "experiments":{"x":{"extra":{"a":"b"}}, | ping_info.experiments.x.branch is missing
                    "extra":{"enrollmentId":"enrollment-31"} | "type":"x" | ping_info.experiments.checkout-test.type is not a key of Glean
                    "enrollmentId":"enrollment-31" |  | ping_info.experiments.checkout-test.extra is empty; it should be left out
                    "enrollment-31" | 31 | ping_info.experiments.checkout-test.extra.enrollmentId is not a string
                    "os":"Linux", |  | client_info.os is missing
                    "Linux" | "BeOS" | client_info.os is not one of Glean's: BeOS
                    "os":"Linux" | "os":"Linux","cpu":"6502" | client_info.cpu is not a key of Glean
                    "first_run_date":"2026-11-24+00:00" | "first_run_date":"2026-11-24" | client_info.first_run_date is not like 2026-11-24+00:00
                    "client_id":"0c9d2f7a- | "client_id":"0c9d2f7- | client_info.client_id is not a UUID
                    "6.1" | 6.1 | client_info.os_version is not a string
                    "glean.client.annotation.experimentation_id" | "Glean.Id" | metrics.string.Glean.Id is not the name of a metric
                    "e-1" | true | metrics.string.glean.client.annotation.experimentation_id is not a string
                    "timestamp":0, |  | events[0].timestamp is missing
                    "timestamp":0 | "timestamp":3 | events[0].timestamp of the first event is not 0
                    "timestamp":0 | "timestamp":-1 | events[0].timestamp is not an integer from 0
                    12,"category":"nimbus_events","name":"enroll_failed" | 11,"category":"nimbus_events","name":"enroll_failed" | events[2].timestamp is before that of the previous event
                    "nimbus_events","name":"enroll_failed" | "Nimbus","name":"enroll_failed" | events[2].category is not a name of Glean: Nimbus
                    "name":"enroll_failed" | "name":"enroll-failed" | events[2].name is not a name of Glean: enroll-failed
                    "name":"enroll_failed" | "name":"enroll_failed","at":1 | events[2].at is not a key of Glean
                    "1795513811200" | 1795513811200 | events[0].extra.glean_timestamp is not a string
                    "glean_timestamp" | "glean_timestamp_that_has_41_characters_xx" | events[0].extra.glean_timestamp_that_has_41_characters_xx is not a key of 1 to 40 ASCII characters
                    ,"feature_id":"new-checkout" |  | events[1].extra.feature_id is missing
                    ,"reason":"feature-conflict" |  | events[2].extra.reason is missing
                    ,"extra":{"experiment":"other-test","reason":"feature-conflict"} |  | events[2].extra is missing
                    "nimbus_events","name":"exposure" | "cirrus_events","name":"exposure" | events[1].extra.nimbus_user_id is missing
                    "treatment","feature_id" | "control","feature_id" | events[1].extra.branch is control, the annotation says treatment
                    "checkout-test","branch":"treatment","feature_id" | "search-test","branch":"treatment","feature_id" | events[1].extra.experiment is not annotated: no ping_info.experiments.search-test
                    {"ping_info" | {"payload":{},"ping_info" | payload is not a key of Glean
                    """)
    void one_fault_is_one_problem(String part, @Nullable String fault, String problem) {
        Submission submission = Samples.replaced(part, fault == null ? "" : fault);

        assertThat(submission.problems()).containsExactly(problem);
        assertThat(submission.verdict().status()).isEqualTo(200);
    }

    @Test
    void lengths_are_those_of_bytes() {
        String euros = "€".repeat(100);

        assertThat(Samples.replaced("6.1", euros).problems())
                .containsExactly("client_info.os_version has 300 bytes, more than 255");
        assertThat(Samples.replaced("1795513811200", euros + euros).problems())
                .containsExactly("events[0].extra.glean_timestamp has 600 bytes, more than 500");
        assertThat(Samples.replaced("enrollment-31", "€".repeat(34)).problems())
                .containsExactly("ping_info.experiments.checkout-test.extra.enrollmentId has 102 bytes, more than 100");
        assertThat(Samples.replaced("6.1", "€".repeat(85)).problems()).isEmpty();
    }

    @Test
    void slug_and_branch_have_at_most_100_bytes() {
        String slug = "s".repeat(101);

        assertThat(Samples.replaced("checkout-test", slug).problems())
                .containsExactly("ping_info.experiments." + slug + " has a name of more than 100 bytes");
        assertThat(Samples.replaced("treatment", slug).problems())
                .containsExactly("ping_info.experiments.checkout-test.branch has 101 bytes, more than 100");
    }

    @Test
    void events_ping_has_an_event() {
        String body = Samples.BODY.replaceAll("\"events\":\\[.*]", "\"events\":[]");
        String without = Samples.BODY.replaceAll(",\"events\":\\[.*]", "");

        assertThat(Samples.withBody(body).problems()).containsExactly("events is empty; it should be left out");
        assertThat(Samples.withBody(without).problems()).containsExactly("events is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    [] | the body is not a JSON object
                    {} {} | the body is not JSON: something follows the end
                    {"a":1,"a":2} | the body is not JSON: Duplicate field 'a' (line 1, column 11)
                    {"a":tru} | the body is not JSON: Unrecognized token 'tru': was expecting
                    {"a": | the body is not JSON: Unexpected end-of-input within/between Object entries
                    ~~ | the body is not JSON: it is empty
                    """)
    void body_is_one_json_object(String body, String problem) {
        assertThat(Samples.withBody(body).problems())
                .singleElement()
                .asString()
                .startsWith(problem)
                .doesNotContain("\n");
    }

    @Test
    void nesting_that_would_overflow_the_stack_is_a_problem() {
        assertThat(Samples.withBody("[".repeat(100_000)).problems())
                .singleElement()
                .asString()
                .startsWith("the body is not JSON: Document nesting depth (1001) exceeds");
    }
}

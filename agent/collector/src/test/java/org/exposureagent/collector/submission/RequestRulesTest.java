package org.exposureagent.collector.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/submit/Shop/events/1/" + Samples.ID,
                "/submit/shop--eu/events/1/" + Samples.ID,
                "/submit/shop/Events/1/" + Samples.ID,
                "/submit/shop/events/2/" + Samples.ID,
                "/submit/shop/events/1/" + Samples.ID + "?v=4",
                "/submit/shop/events/1/" + Samples.ID + "/",
                "/submit/shop/events/1/7a1c0b8e-3b7e-1a53-9a51-2f1f5a0a1c11",
                "/submit/shop/events/1/7a1c0b8e-3b7e-4a53-7a51-2f1f5a0a1c11"
            })
    void other_path_is_not_found(String path) {
        Verdict verdict = Samples.withPath(path).verdict();

        assertThat(verdict.status()).isEqualTo(404);
        assertThat(verdict.problems())
                .containsExactly("the path is not /submit/<app id>/<ping name>/1/<UUID of version 4>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "org-mozilla-test-app", "-shop", "shop-", "1shop"})
    void app_id_is_what_glean_makes_of_one(String app) {
        assertThat(Samples.withPath("/submit/" + app + "/events/1/" + Samples.ID)
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Content-Type | application/json | header Content-Type is not application/json; charset=utf-8
                    Content-Type |  | header Content-Type is not application/json; charset=utf-8
                    X-Telemetry-Agent |  | header X-Telemetry-Agent is not Glean/<version> (<language> on <OS>)
                    X-Telemetry-Agent | Java/17 | header X-Telemetry-Agent is not Glean/<version> (<language> on <OS>)
                    Date |  | header Date is not like Sun, 25 Feb 2018 11:10:37 GMT
                    Date | Tue, 3 Nov 2026 09:50:13 GMT | header Date is not like Sun, 25 Feb 2018 11:10:37 GMT
                    Cookie | a=b | header Cookie is sent
                    X-Debug-ID | a-tag-of-20-characte | header X-Debug-ID is not 1 to 19 letters, digits and -
                    X-Debug-ID | a_tag | header X-Debug-ID is not 1 to 19 letters, digits and -
                    """)
    void one_fault_is_one_problem(String header, @Nullable String value, String problem) {
        assertThat(Samples.withHeader(header, value).verdict()).isEqualTo(new Verdict(200, List.of(problem)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"glean-test", "a,b,c,d,e,f", "a,,b", "a, b"})
    void source_tags_that_glean_would_not_take_are_a_problem(String tags) {
        assertThat(Samples.withHeader("X-Source-Tags", tags).problems())
                .singleElement()
                .asString()
                .startsWith("header X-Source-Tags is not 1 to 5 tags");
    }

    @Test
    void tags_that_glean_takes_are_none() {
        assertThat(Samples.withHeader("X-Source-Tags", "automation,perf").problems())
                .isEmpty();
        assertThat(Samples.withHeader("X-Debug-ID", "a-tag-of-19-charact").problems())
                .isEmpty();
    }

    @Test
    void other_method_is_not_allowed() {
        Submission get = Samples.of("GET", Samples.PATH, Samples.headers(Samples.BODY), Samples.gzip(Samples.BODY));

        assertThat(get.verdict().status()).isEqualTo(405);
    }

    @Test
    void length_is_required() {
        assertThat(Samples.withHeader("Content-Length", null).verdict().status())
                .isEqualTo(411);
    }

    @Test
    void header_over_a_kilobyte_is_too_large() {
        Verdict verdict = Samples.withHeader("User-Agent", "a".repeat(1025)).verdict();

        assertThat(verdict.status()).isEqualTo(431);
        assertThat(verdict.problems()).containsExactly("header User-Agent has more than 1024 bytes");
    }

    @Test
    void body_over_a_mebibyte_is_too_large_and_is_not_kept() {
        byte[] noise = new byte[(1 << 20) + 1];
        new Random(1).nextBytes(noise);

        Submission submission = Samples.of("POST", Samples.PATH, Samples.headers(""), noise);

        assertThat(submission.verdict().status()).isEqualTo(413);
        assertThat(submission.bytes()).isEqualTo(noise.length);
        assertThat(submission.body()).isEmpty();
    }

    @Test
    void body_that_inflates_to_more_than_8_mebibytes_is_a_problem() {
        Submission submission = Samples.withBody(" ".repeat((8 << 20) + 1));

        assertThat(submission.problems()).contains("the body has more than 8388608 bytes when inflated");
    }

    @Test
    void body_may_be_plain() {
        Map<String, String> headers = Samples.headers(Samples.BODY);
        headers.remove("Content-Encoding");

        Submission submission =
                Samples.of("POST", Samples.PATH, headers, Samples.BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(submission.problems()).isEmpty();
        assertThat(submission.body()).isEqualTo(Samples.BODY);
    }

    @Test
    void body_that_is_said_to_be_gzip_and_is_not_is_a_problem() {
        byte[] plain = Samples.BODY.getBytes(StandardCharsets.UTF_8);

        Submission submission = Samples.of("POST", Samples.PATH, Samples.headers(Samples.BODY), plain);

        assertThat(submission.problems()).containsExactly("the body is not gzip: Not in GZIP format");
    }

    @Test
    void submission_is_summed_up_in_a_line() {
        assertThat(Samples.good().summary())
                .isEqualTo("shop/events #0 annotation_change " + Samples.ID
                        + " [enrollment checkout-test/treatment, exposure checkout-test/treatment/new-checkout,"
                        + " enroll_failed other-test]");
        assertThat(Samples.withBody("[").summary()).isEqualTo("shop/events " + Samples.ID);
        assertThat(Samples.withPath("/other").summary()).isEqualTo("POST /other");
    }
}

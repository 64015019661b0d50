package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.time.Duration;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Answer.Cut;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.exposureagent.core.exposure.FakeClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpSinkTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private Answer answer = Answer.of(200);
    private final Collector collector = Collector.following(submission -> answer);
    private final FakeClock clock = new FakeClock();

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void ping_is_posted_as_the_protocol_says() {
        Outcome outcome = sink("/base").send(Samples.ping(1));

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        Submission request = collector.submissions().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/base" + Samples.ping(1).path());
        assertThat(request.body()).isEqualTo(Samples.ping(1).body());
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Content-Length", Long.toString(request.bytes()))
                .containsEntry("Date", "Tue, 24 Nov 2026 10:00:00 GMT")
                .doesNotContainKey("Transfer-Encoding");
    }

    @Test
    void date_has_two_digits_a_day() {
        clock.advance(Duration.ofDays(7).toMillis());

        sink("").send(Samples.ping(1));

        assertThat(collector.submissions().get(0).headers()).containsEntry("Date", "Tue, 01 Dec 2026 10:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413})
    void status_4xx_is_rejected(int status) {
        answer = Answer.of(status).with("WWW-Authenticate", "Basic realm=\"x\"");

        assertThat(sink("").send(Samples.ping(1))).isEqualTo(new Outcome.Rejected(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 503})
    void status_that_may_pass_is_a_failure_that_knows_how_long_to_wait(int status) {
        answer = Answer.of(status).with("Retry-After", "7");

        assertThat(sink("").send(Samples.ping(1))).isEqualTo(new Outcome.Failed(Duration.ofSeconds(7), status));
    }

    @Test
    void redirect_is_not_followed_even_if_the_application_wants_that_by_default() {
        boolean before = HttpURLConnection.getFollowRedirects();
        HttpURLConnection.setFollowRedirects(true);
        answer = Answer.of(302).with("Location", "/elsewhere");

        sink("").send(Samples.ping(1));
        HttpURLConnection.setFollowRedirects(before);

        assertThat(collector.submissions()).hasSize(1);
    }

    @Test
    void server_that_hangs_is_a_failure_after_the_timeout() {
        answer = Answer.of(200).after(Duration.ofMinutes(5));

        Outcome outcome = sinkWithin(SHORT).send(Samples.ping(1));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.why()).contains("timed out"));
    }

    @Test
    void server_that_cuts_the_connection_before_its_answer_is_a_failure_and_asked_once() {
        answer = Answer.of(200).cut(Cut.BEFORE_THE_ANSWER);

        assertThat(sink("").send(Samples.ping(1))).isInstanceOf(Outcome.Failed.class);
        assertThat(collector.submissions()).hasSize(1);
    }

    @Test
    void status_counts_though_the_connection_is_cut_behind_it() {
        answer = Answer.of(200).cut(Cut.WITHIN_THE_ANSWER);

        assertThat(sink("").send(Samples.ping(1))).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void answer_that_trickles_is_not_awaited_behind_its_status() {
        answer = Answer.of(200).trickling(SHORT.dividedBy(2)); // 64 bytes: it never makes a read time out
        long start = System.nanoTime();

        Outcome outcome = sinkWithin(SHORT).send(Samples.ping(1));

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.multipliedBy(15));
    }

    @Test
    void server_that_is_not_there_is_a_failure() {
        collector.refuse();

        assertThat(sink("").send(Samples.ping(1))).isInstanceOf(Outcome.Failed.class);
    }

    private HttpSink sink(String path) {
        return new HttpSink(new Endpoint(collector.endpoint() + path), clock);
    }

    private HttpSink sinkWithin(Duration timeout) {
        return new HttpSink(new Endpoint(collector.endpoint()), clock, timeout, timeout);
    }
}

package org.exposureagent.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.exposureagent.collector.Answer.Cut;
import org.exposureagent.collector.submission.Samples;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CollectorTest {

    @Test
    void submission_is_kept_and_judged() throws Exception {
        try (Collector collector = Collector.start()) {
            HttpResponse<Void> response = send(ping(collector));

            assertThat(response.statusCode()).isEqualTo(200);
            Submission submission = collector.await(1).get(0);
            assertThat(submission.problems()).isEmpty();
            assertThat(submission.method()).isEqualTo("POST");
            assertThat(submission.path()).isEqualTo(Samples.PATH);
            assertThat(submission.bytes()).isEqualTo(Samples.gzip(Samples.BODY).length);
            assertThat(submission.body()).isEqualTo(Samples.BODY);
        }
    }

    @Test
    void what_the_server_of_mozilla_refuses_is_refused() throws Exception {
        try (Collector collector = Collector.start()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(collector.endpoint() + "/other"))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();

            HttpResponse<Void> response = send(request);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(collector.submissions()).hasSize(1);
        }
    }

    @Test
    void answers_come_in_the_order_of_the_script() throws Exception {
        try (Collector collector = Collector.start(Answer.of(503).with("Retry-After", "7"), Answer.of(404))) {
            HttpResponse<Void> first = send(ping(collector));
            HttpResponse<Void> second = send(ping(collector));
            HttpResponse<Void> third = send(ping(collector));

            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.headers().firstValue("Retry-After")).contains("7");
            assertThat(second.statusCode()).isEqualTo(404);
            assertThat(third.statusCode()).isEqualTo(200);
            assertThat(collector.submissions())
                    .hasSize(3)
                    .allMatch(submission -> submission.documentId().equals(Samples.ID));
        }
    }

    @Test
    void delay_keeps_the_sender_waiting_until_it_gives_up() {
        try (Collector collector = Collector.start(Answer.of(200).after(Duration.ofMinutes(5)))) {
            HttpRequest impatient = HttpRequest.newBuilder(ping(collector), (name, value) -> true)
                    .timeout(Duration.ofMillis(200))
                    .build();

            assertThatThrownBy(() -> send(impatient)).isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void cut_before_the_answer_leaves_the_sender_without_a_status() {
        try (Collector collector = Collector.start(Answer.of(200).cut(Cut.BEFORE_THE_ANSWER))) {
            assertThatThrownBy(() -> send(ping(collector))).isInstanceOf(IOException.class);

            assertThat(collector.await(1)).hasSize(1);
        }
    }

    @Test
    void cut_within_the_answer_leaves_the_sender_without_its_end() {
        try (Collector collector = Collector.start(Answer.of(200).cut(Cut.WITHIN_THE_ANSWER))) {
            assertThatThrownBy(() -> HttpClient.newHttpClient().send(ping(collector), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);

            assertThat(collector.await(1)).hasSize(1);
        }
    }

    @Test
    void trickle_is_a_whole_answer_that_takes_its_time() throws Exception {
        try (Collector collector = Collector.start(Answer.of(200).trickling(Duration.ofMillis(2)))) {
            long start = System.nanoTime();

            HttpResponse<String> response = HttpClient.newHttpClient().send(ping(collector), BodyHandlers.ofString());

            assertThat(response.body()).hasSize(64);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(128));
        }
    }

    @Test
    void rule_answers_by_what_was_sent() throws Exception {
        try (Collector collector = Collector.following(
                submission -> Answer.of(submission.documentId().equals(Samples.ID) ? 507 : 200))) {
            assertThat(send(ping(collector)).statusCode()).isEqualTo(507);
        }
    }

    @Test
    void refused_connections_are_taken_again_on_the_same_port() throws Exception {
        try (Collector collector = Collector.start()) {
            HttpRequest request = ping(collector);
            collector.refuse();

            assertThatThrownBy(() -> send(request)).isInstanceOf(ConnectException.class);

            collector.listen();
            assertThat(send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void certificate_is_believed_by_those_who_have_it(@TempDir Path folder) throws Exception {
        Identity identity = Identity.in(folder.resolve("identity.p12"));
        try (Collector collector = Collector.following(submission -> Answer.of(200), identity)) {
            HttpClient believing =
                    HttpClient.newBuilder().sslContext(identity.context()).build();

            assertThat(believing
                            .send(ping(collector), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> send(ping(collector))).isInstanceOf(SSLException.class);
            assertThat(collector.submissions()).hasSize(1);
        }
    }

    @Test
    void close_ends_a_delay() throws Exception {
        Collector collector = Collector.start(Answer.of(200).after(Duration.ofMinutes(5)));
        var waiting = HttpClient.newHttpClient().sendAsync(ping(collector), BodyHandlers.discarding());
        collector.await(1);

        collector.close();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    }

    private static HttpRequest ping(Collector collector) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(collector.endpoint() + Samples.PATH));
        Samples.headers(Samples.BODY).forEach((name, value) -> {
            if (!name.equals("Content-Length")) { // which the client sets by itself
                request.header(name, value);
            }
        });
        return request.POST(BodyPublishers.ofByteArray(Samples.gzip(Samples.BODY)))
                .build();
    }

    private static HttpResponse<Void> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }
}

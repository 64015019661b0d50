package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    @Test
    void submission_keepsMethodPathHeadersAndInflatedBody() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            byte[] gzip = gzip("{\"greeting\":\"grüß Gott\"}");
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint() + "/submit/shop"))
                    .header("Content-Encoding", "gzip")
                    .POST(BodyPublishers.ofByteArray(gzip))
                    .build();

            HttpResponse<Void> response = HttpClient.newHttpClient().send(request, BodyHandlers.discarding());

            assertThat(response.statusCode()).isEqualTo(200);
            Submission submission = receiver.await(1).get(0);
            assertThat(submission.method()).isEqualTo("POST");
            assertThat(submission.path()).isEqualTo("/submit/shop");
            assertThat(submission.headers()).containsEntry("content-length", Integer.toString(gzip.length));
            assertThat(submission.bytes()).isEqualTo(gzip.length);
            assertThat(submission.body()).isEqualTo("{\"greeting\":\"grüß Gott\"}");
        }
    }

    @Test
    void answers_comeInTheOrderOfTheScriptAndThenAre200() throws Exception {
        try (Receiver receiver = Receiver.start(Answer.of(503).with("Retry-After", "7"), Answer.of(404))) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(receiver.endpoint())).build();

            HttpResponse<Void> first = client.send(request, BodyHandlers.discarding());
            HttpResponse<Void> second = client.send(request, BodyHandlers.discarding());
            HttpResponse<Void> third = client.send(request, BodyHandlers.discarding());

            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.headers().firstValue("Retry-After")).contains("7");
            assertThat(second.statusCode()).isEqualTo(404);
            assertThat(third.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void delay_keepsTheSenderWaitingUntilItGivesUp() {
        try (Receiver receiver = Receiver.start(Answer.of(200).after(Duration.ofMinutes(5)))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.endpoint()))
                    .timeout(Duration.ofMillis(200))
                    .build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

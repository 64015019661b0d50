package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.exposureagent.core.exposure.FakeClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpSinkTest {

    private record Received(String method, String path, Headers headers, String body) {}

    private final List<Received> received = new ArrayList<>();
    private final FakeClock clock = new FakeClock();
    private int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void ping_is_posted_as_the_protocol_says() {
        Outcome outcome = sink("/base").send(Samples.ping(1));

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        Received request = received.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/base" + Samples.ping(1).path());
        assertThat(request.body()).isEqualTo(Samples.ping(1).body());
        assertThat(request.headers())
                .containsEntry("Content-type", List.of("application/json; charset=utf-8"))
                .containsEntry("Content-encoding", List.of("gzip"))
                .containsEntry("Date", List.of("Tue, 24 Nov 2026 10:00:00 GMT"))
                .containsKey("Content-length")
                .doesNotContainKey("Transfer-encoding");
    }

    @Test
    void date_has_two_digits_a_day() {
        clock.advance(Duration.ofDays(7).toMillis());

        sink("").send(Samples.ping(1));

        assertThat(received.get(0).headers().getFirst("Date")).isEqualTo("Tue, 01 Dec 2026 10:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413})
    void status_4xx_is_rejected(int answered) {
        status = answered;

        assertThat(sink("").send(Samples.ping(1))).isEqualTo(new Outcome.Rejected(answered));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 503})
    void status_that_may_pass_is_a_failure_that_knows_how_long_to_wait(int answered) {
        status = answered;

        assertThat(sink("").send(Samples.ping(1))).isEqualTo(new Outcome.Failed(Duration.ofSeconds(7), answered));
    }

    @Test
    void redirect_is_not_followed_even_if_the_application_wants_that_by_default() {
        boolean before = HttpURLConnection.getFollowRedirects();
        HttpURLConnection.setFollowRedirects(true);
        status = 302;

        sink("").send(Samples.ping(1));
        HttpURLConnection.setFollowRedirects(before);

        assertThat(received).hasSize(1);
    }

    @Test
    void server_that_hangs_is_a_failure_after_the_timeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = new Endpoint("http://127.0.0.1:" + silent.getLocalPort());
            HttpSink sink = new HttpSink(endpoint, clock, Duration.ofMillis(200), Duration.ofMillis(200));

            Outcome outcome = sink.send(Samples.ping(1));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.why()).contains("timed out"));
        }
    }

    @Test
    void server_that_is_not_there_is_a_failure() {
        HttpSink sink = sink("");
        server.stop(0);

        assertThat(sink.send(Samples.ping(1))).isInstanceOf(Outcome.Failed.class);
    }

    private HttpSink sink(String path) {
        return new HttpSink(
                new Endpoint("http://127.0.0.1:" + server.getAddress().getPort() + path), clock);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            received.add(new Received(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            byte[] answer = "OK".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}

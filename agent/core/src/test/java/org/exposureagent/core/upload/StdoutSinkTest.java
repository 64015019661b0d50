package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.ping.Ping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StdoutSinkTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final FakeClock clock = new FakeClock();

    @Test
    void ping_is_one_line_as_servers_of_mozilla_write_it() throws JsonProcessingException {
        Ping ping = Samples.ping(7, "{\"a\":\"ü \\n\"}");

        Outcome outcome = new StdoutSink(out, clock, LONG).send(ping);

        assertThat(outcome).isEqualTo(Outcome.DELIVERED);
        JsonNode line = new ObjectMapper().readTree(ours().get(0));
        assertThat(line.get("Timestamp").asText()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(line.get("Logger").asText()).isEqualTo("glean");
        assertThat(line.get("Type").asText()).isEqualTo("glean-server-event");
        assertThat(line.get("Fields").toString())
                .isEqualTo("{\"document_namespace\":\"shop\",\"document_type\":\"events\",\"document_version\":\"1\","
                        + "\"document_id\":\"" + ping.documentId() + "\",\"user_agent\":null,\"ip_address\":null,"
                        + "\"payload\":\"{\\\"a\\\":\\\"ü \\\\n\\\"}\"}");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(printed.toString(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void legacy_ping_has_its_namespace_and_version() throws JsonProcessingException {
        Ping ping = Samples.ping(7);
        String path = "/submit/telemetry/" + ping.documentId() + "/event/shop/101.2/default/2026112410?v=4";
        Ping legacy = new Ping(ping.documentId(), "event", path, ping.headers(), "{}", 7, List.of(), true);

        new StdoutSink(out, clock, LONG).send(legacy);

        JsonNode fields = new ObjectMapper().readTree(ours().get(0)).get("Fields");
        assertThat(fields.get("document_namespace").asText()).isEqualTo("telemetry");
        assertThat(fields.get("document_type").asText()).isEqualTo("event");
        assertThat(fields.get("document_version").asText()).isEqualTo("4");
    }

    @Test
    void line_stands_alone_even_where_the_application_did_not_end_its_own() {
        out.print("half a line");

        new StdoutSink(out, clock, LONG).send(Samples.ping(1));
        out.println("a whole line");

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .startsWith("half a line")
                .endsWith("a whole line")
                .hasSize(3);
    }

    @Test
    void stream_that_fails_is_a_failure_and_the_ping_is_written_again() {
        boolean[] broken = {true};
        PrintStream closed =
                new PrintStream(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        if (broken[0]) {
                            throw new IOException("Broken pipe");
                        }
                        printed.write(b);
                    }
                }) {
                    @Override
                    public boolean checkError() {
                        boolean failed = super.checkError();
                        clearError();
                        return failed;
                    }
                };
        StdoutSink sink = new StdoutSink(closed, clock, LONG);

        Outcome first = sink.send(Samples.ping(1));
        broken[0] = false;
        Outcome second = sink.send(Samples.ping(1));

        assertThat(first).isInstanceOf(Outcome.Failed.class);
        assertThat(second).isEqualTo(Outcome.DELIVERED);
        assertThat(ours()).hasSize(1);
    }

    @Test
    @Timeout(20)
    void stream_that_blocks_holds_nobody_for_long_and_its_ping_is_written_once() {
        CountDownLatch unblocked = new CountDownLatch(1);
        StdoutSink sink = new StdoutSink(new PrintStream(blockedUntil(unblocked)), clock, SHORT);

        Outcome first = sink.send(Samples.ping(1));
        Outcome other = sink.send(Samples.ping(2));
        unblocked.countDown();
        Outcome again = sink.send(Samples.ping(1));
        while (again instanceof Outcome.Failed) { // it may take longer than the sink waits
            again = sink.send(Samples.ping(1));
        }

        assertThat(first).isInstanceOf(Outcome.Failed.class);
        assertThat(other).isInstanceOf(Outcome.Failed.class);
        assertThat(again).isEqualTo(Outcome.DELIVERED);
        assertThat(ours()).hasSize(1);
    }

    private OutputStream blockedUntil(CountDownLatch unblocked) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try {
                    unblocked.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                printed.write(b);
            }
        };
    }

    private List<String> ours() {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .toList();
    }
}

package org.exposureagent.core.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.ping.Ping;
import org.jspecify.annotations.Nullable;

/**
 * Writes pings to standard output, one line each, as Mozilla's servers do (glean_parser, {@code python_server.jinja2}):
 *
 * <pre>{"Timestamp":"…Z","Logger":"glean","Type":"glean-server-event","Fields":{"document_namespace":"shop",
 * "document_type":"events","document_version":"1","document_id":"…","user_agent":null,"ip_address":null,
 * "payload":"{…}"}}</pre>
 *
 * ASCII only, whatever charset the stream has, and in one call, so that what other threads print comes before or after
 * it. Nobody knows whether the application ended its last line: ours begins with a line break, and is a line of its own
 * in any case.
 *
 * <p>The stream is the application's, and may block for ever. So another thread writes, and is waited for a while:
 * whoever sends holds a lock that other processes want.
 */
public final class StdoutSink implements Sink {

    private static final String THREAD = "exposure-stdout";

    private final JsonFactory factory =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final PrintStream out;
    private final Clock clock;
    private final long patienceNanos;
    private @Nullable Writing last;

    public StdoutSink(PrintStream out, Clock clock) {
        this(out, clock, Limits.STDOUT_PATIENCE);
    }

    StdoutSink(PrintStream out, Clock clock, Duration patience) {
        this.out = out;
        this.clock = clock;
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public Outcome send(Ping ping) {
        Writing writing = last;
        if (writing == null || !writing.isOf(ping) || writing.isFailed()) {
            if (writing != null && writing.isUnderWay()) {
                return new Outcome.Failed(null, "standard output blocks");
            }
            writing = new Writing(ping, out, line(ping));
            writing.thread.start();
            last = writing;
        }
        return writing.await(patienceNanos);
    }

    private byte[] line(Ping ping) {
        StringWriter text = new StringWriter().append('\n');
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(
                    "Timestamp", Instant.ofEpochMilli(clock.wallMillis()).toString());
            json.writeStringField("Logger", "glean");
            json.writeStringField("Type", "glean-server-event");
            json.writeObjectFieldStart("Fields");
            json.writeStringField("document_namespace", ping.namespace());
            json.writeStringField("document_type", ping.name());
            json.writeStringField("document_version", ping.version());
            json.writeStringField("document_id", ping.documentId().toString());
            json.writeNullField("user_agent");
            json.writeNullField("ip_address");
            json.writeStringField("payload", ping.body());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** One line on its way, written once however often it is waited for. */
    private static final class Writing implements Runnable {

        private final Ping ping;
        private final PrintStream out;
        private final byte[] line;
        private final Thread thread;
        private volatile boolean failed;

        Writing(Ping ping, PrintStream out, byte[] line) {
            this.ping = ping;
            this.out = out;
            this.line = line;
            this.thread = AgentThread.of(THREAD, this);
        }

        @Override
        public void run() {
            try {
                out.write(line, 0, line.length);
                failed = out.checkError(); // flushes
            } catch (RuntimeException e) { // a stream of the application's own
                failed = true;
            }
        }

        boolean isOf(Ping other) {
            return ping.documentId().equals(other.documentId());
        }

        boolean isUnderWay() {
            return thread.isAlive();
        }

        boolean isFailed() {
            return !thread.isAlive() && failed;
        }

        Outcome await(long nanos) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                return new Outcome.Failed(null, "standard output blocks");
            }
            return failed ? new Outcome.Failed(null, "standard output is closed or full") : Outcome.DELIVERED;
        }
    }
}

package org.exposureagent.core.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.exposureagent.core.ping.Ping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints each ping before it is sent, as Glean does with {@code log.pings}. */
final class LoggingSink implements Sink {

    private static final Logger log = LoggerFactory.getLogger(LoggingSink.class);

    private final JsonFactory factory = new JsonFactory();
    private final Sink next;

    LoggingSink(Sink next) {
        this.next = next;
    }

    @Override
    public Outcome send(Ping ping) {
        log.info("Glean ping to URL: {}\n{}", ping.path(), pretty(ping.body()));
        return next.send(ping);
    }

    private String pretty(String body) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = factory.createParser(body);
                JsonGenerator json = factory.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            parser.nextToken();
            json.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return text.toString();
    }
}

package org.exposureagent.core.agent;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.upload.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Where pings go, decided at start-up, so that an endpoint that cannot be is told there and not at the first event.
 *
 * @param endpoint the server, or null
 * @param stdout standard output as it was at start-up, or null; if both are null, pings go to the file
 */
record Destination(@Nullable Endpoint endpoint, @Nullable PrintStream stdout) {

    static final Destination FILE = new Destination(null, null);

    @SuppressForbidden
    static Destination of(Options options, Consumer<String> problems) {
        String endpoint = options.text(Key.ENDPOINT);
        String sink = options.text(Key.SINK, endpoint == null ? "file" : "http");
        if (sink.equals("stdout")) {
            return new Destination(null, System.out);
        }
        if (sink.equals("file")) {
            return FILE;
        }
        if (endpoint == null) {
            problems.accept("sink=http needs option endpoint; pings are written to the file");
            return FILE;
        }
        Endpoint.Parsed parsed = Endpoint.parse(endpoint);
        if (parsed instanceof Endpoint.Parsed.Refused refused) {
            problems.accept(refused.message() + "; pings are written to the file");
        }
        return parsed instanceof Endpoint.Parsed.Valid valid ? new Destination(valid.endpoint(), null) : FILE;
    }
}

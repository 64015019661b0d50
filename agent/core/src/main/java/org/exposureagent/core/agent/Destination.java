package org.exposureagent.core.agent;

import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.upload.Endpoint;
import org.jspecify.annotations.Nullable;

/** Where pings go, decided at start-up, so that an endpoint that cannot be is told there and not at the first event. */
final class Destination {

    private Destination() {}

    /** The server; null for the file. */
    static @Nullable Endpoint of(Options options, Consumer<String> problems) {
        String endpoint = options.text(Key.ENDPOINT);
        String sink = options.text(Key.SINK, endpoint == null ? "file" : "http");
        if (sink.equals("file")) {
            return null;
        }
        if (endpoint == null) {
            problems.accept("sink=http needs option endpoint; pings are written to the file");
            return null;
        }
        Endpoint.Parsed parsed = Endpoint.parse(endpoint);
        if (parsed instanceof Endpoint.Parsed.Refused refused) {
            problems.accept(refused.message() + "; pings are written to the file");
        }
        return parsed instanceof Endpoint.Parsed.Valid valid ? valid.endpoint() : null;
    }
}

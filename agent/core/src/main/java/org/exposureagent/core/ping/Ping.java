package org.exposureagent.core.ping;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An assembled ping, ready to be sent.
 *
 * @param documentId the same on every retry, so that the receiver can drop duplicates
 * @param name of the ping, such as {@code events}
 * @param path {@code /submit/<app>/<name>/1/<document id>}, or {@code /submit/telemetry/<document id>/<name>/…?v=4}
 * @param headers of the request, without those that only the sending knows: date, encoding, length
 * @param body JSON
 * @param seq grows by one with each ping of this name and client
 * @param stays what its delivery makes known, in order
 * @param lifecycle whether it holds an event of enrollment
 */
public record Ping(
        UUID documentId,
        String name,
        String path,
        Map<String, String> headers,
        String body,
        int seq,
        List<StayChange> stays,
        boolean lifecycle) {

    private static final String QUERY = "?v=";

    /** What Mozilla's pipeline calls the document's namespace: the application, or {@code telemetry}. */
    public String namespace() {
        return path.split("/", -1)[2];
    }

    /** What Mozilla's pipeline calls the document's version. */
    public String version() {
        int query = path.indexOf(QUERY);
        return query < 0 ? path.split("/", -1)[4] : path.substring(query + QUERY.length());
    }
}

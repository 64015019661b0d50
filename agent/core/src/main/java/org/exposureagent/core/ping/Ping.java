package org.exposureagent.core.ping;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An assembled ping, ready to be sent.
 *
 * @param documentId the same on every retry, so that the receiver can drop duplicates
 * @param name of the ping, such as {@code events}
 * @param path {@code /submit/<app>/<name>/1/<document id>}
 * @param headers of the request, without those that only the sending knows: date, encoding, length
 * @param body JSON
 * @param seq grows by one with each ping of this name and client
 * @param stays what its delivery makes known, in order
 * @param lifecycle whether it holds anything but exposures
 */
public record Ping(
        UUID documentId,
        String name,
        String path,
        Map<String, String> headers,
        String body,
        int seq,
        List<StayChange> stays,
        boolean lifecycle) {}

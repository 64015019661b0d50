package org.exposureagent.acceptance.harness;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link Receiver} says to one request.
 *
 * @param delay how long it keeps the sender waiting
 */
public record Answer(int status, Duration delay, Map<String, String> headers) {

    public static Answer of(int status) {
        return new Answer(status, Duration.ZERO, Map.of());
    }

    public Answer after(Duration wait) {
        return new Answer(status, wait, headers);
    }

    public Answer with(String header, String value) {
        return new Answer(status, delay, Map.of(header, value));
    }
}

package org.exposureagent.collector;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a {@link Collector} says to one submission.
 *
 * @param status of HTTP
 * @param delay how long it keeps the sender waiting first
 * @param headers such as {@code Retry-After}
 * @param cut whether the connection ends before the answer does
 * @param pace how long each of the 64 bytes of its body takes; zero is an answer without a body
 */
public record Answer(int status, Duration delay, Map<String, String> headers, Cut cut, Duration pace) {

    /** Where the connection ends; each time the sender cannot know that its submission arrived. */
    public enum Cut {
        NEVER,
        /** The submission was read, and no answer comes. */
        BEFORE_THE_ANSWER,
        /** The status comes, and not all of the body that its headers announce. */
        WITHIN_THE_ANSWER
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** At once, without a body. */
    public static Answer of(int status) {
        return new Answer(status, Duration.ZERO, Map.of(), Cut.NEVER, Duration.ZERO);
    }

    /** The same, after a time. */
    public Answer after(Duration wait) {
        return new Answer(status, wait, headers, cut, pace);
    }

    /** The same with this header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, delay, more, cut, pace);
    }

    /** The same, with the connection cut. */
    public Answer cut(Cut where) {
        return new Answer(status, delay, headers, where, pace);
    }

    /** The same, with a body that trickles. */
    public Answer trickling(Duration perByte) {
        return new Answer(status, delay, headers, cut, perByte);
    }
}

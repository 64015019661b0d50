package org.exposureagent.core.config;

import java.time.Duration;

/**
 * So many per time.
 *
 * @param count 0 means no limit
 */
public record Rate(int count, Duration per) {

    /** No limit. */
    public static final Rate NONE = new Rate(0, Duration.ofSeconds(1));
}

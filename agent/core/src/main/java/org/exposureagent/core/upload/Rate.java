package org.exposureagent.core.upload;

import java.time.Duration;

/** So many attempts to send in so much time. */
public record Rate(int pings, Duration time) {

    /** Glean's default. */
    public static final Rate DEFAULT = new Rate(15, Duration.ofSeconds(60));
}

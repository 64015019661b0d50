package org.exposureagent.core.config;

import java.time.Duration;

/** So many per time. */
public record Rate(int count, Duration per) {}

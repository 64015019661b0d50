package org.exposureagent.core.exposure;

import org.jspecify.annotations.Nullable;

/** What a ping says of one active experiment. */
public record Annotation(String branch, @Nullable String enrollmentId) {}

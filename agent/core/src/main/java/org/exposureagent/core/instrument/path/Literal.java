package org.exposureagent.core.instrument.path;

import org.jspecify.annotations.Nullable;

/**
 * A constant passed to a method of a path.
 *
 * @param value a String, an Integer, a Boolean or null
 */
public record Literal(@Nullable Object value) {}

package org.exposureagent.core.instrument.path;

import org.jspecify.annotations.Nullable;

/**
 * What is passed to a method of a path: a constant, or an argument of the woven method.
 *
 * @param value a String, an Integer, a Boolean or null; a {@link Root.Argument}, resolved a {@link Passed}
 */
public record Literal(@Nullable Object value) {}

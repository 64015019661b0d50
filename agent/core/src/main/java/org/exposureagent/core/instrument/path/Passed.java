package org.exposureagent.core.instrument.path;

import net.bytebuddy.description.type.TypeDescription;

/**
 * An argument of the woven method that is passed on to a method of a path.
 *
 * @param type its erased declared type
 */
public record Passed(Root.Argument argument, TypeDescription type) {}

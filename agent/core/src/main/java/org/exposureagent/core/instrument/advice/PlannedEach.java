package org.exposureagent.core.instrument.advice;

import net.bytebuddy.description.type.TypeDescription;
import org.exposureagent.core.instrument.path.ResolvedPath;

/**
 * The collection whose elements are events of their own.
 *
 * @param item the type its elements are cast to
 */
public record PlannedEach(ResolvedPath path, TypeDescription item) {}

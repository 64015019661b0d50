package org.exposureagent.core.instrument.weave;

import net.bytebuddy.description.type.TypeDescription;
import org.exposureagent.core.instrument.path.ResolvedPath;

/**
 * The collection whose elements are events of their own.
 *
 * @param item the type its elements are cast to
 */
record PlannedEach(ResolvedPath path, TypeDescription item) {}

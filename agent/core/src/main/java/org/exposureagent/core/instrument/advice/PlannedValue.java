package org.exposureagent.core.instrument.advice;

import org.exposureagent.core.instrument.path.ResolvedPath;
import org.exposureagent.integrations.Value;

/**
 * One value of a point in one method.
 *
 * @param mayBeNull whether the event stands without it
 */
public record PlannedValue(Value value, ResolvedPath path, Conversion conversion, boolean mayBeNull) {}

package org.exposureagent.core.instrument;

import org.exposureagent.integrations.Point;

/**
 * A method that was woven for a point.
 *
 * @param className binary name
 * @param method name and descriptor, such as {@code isEnabled(Ljava/lang/String;)Z}
 */
public record Woven(String className, String method, Point point) {}

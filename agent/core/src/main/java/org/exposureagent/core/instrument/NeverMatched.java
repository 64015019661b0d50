package org.exposureagent.core.instrument;

import org.exposureagent.integrations.Point;

/**
 * A point that is woven nowhere.
 *
 * @param reason a sentence without full stop
 * @param isTold whether the log said so when it happened
 */
public record NeverMatched(Point point, String reason, boolean isTold) {}

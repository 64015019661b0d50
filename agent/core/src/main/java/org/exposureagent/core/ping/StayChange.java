package org.exposureagent.core.ping;

import org.jspecify.annotations.Nullable;

/**
 * What the delivery of a ping makes known to the receiver: a stay began or ended.
 *
 * @param branch null if an end did not name it
 */
public record StayChange(String experiment, @Nullable String branch, boolean begins) {}

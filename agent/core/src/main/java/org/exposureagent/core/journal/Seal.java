package org.exposureagent.core.journal;

import java.util.UUID;

/**
 * What makes a ping the same ping, however often it is assembled.
 *
 * @param seq of the ping, grows by one with each
 * @param reason as {@code ping_info.reason} has it
 * @param startMillis wall clock, the end of the ping before it
 * @param endMillis wall clock, not before the start
 * @param lost events known to be lost since the seal before it
 */
public record Seal(UUID documentId, int seq, String reason, long startMillis, long endMillis, int lost) {}

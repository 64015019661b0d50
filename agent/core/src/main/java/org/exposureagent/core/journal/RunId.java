package org.exposureagent.core.journal;

/**
 * What tells one run from all others.
 *
 * @param startMillis wall clock at its start
 * @param salt random
 */
public record RunId(long startMillis, int salt) {}

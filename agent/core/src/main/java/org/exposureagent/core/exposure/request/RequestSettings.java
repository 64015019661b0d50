package org.exposureagent.core.exposure.request;

import java.util.function.UnaryOperator;
import org.exposureagent.core.exposure.ExposureSettings;

/**
 * What of the decision a user can set.
 *
 * @param tableSize entries of subject and experiment that are remembered
 * @param writtenSubject how a subject's id is recorded: as it is, or hashed; thread-safe, does not throw
 */
public record RequestSettings(ExposureSettings exposure, long tableSize, UnaryOperator<String> writtenSubject) {}

package org.exposureagent.core.exposure.request;

import org.exposureagent.core.exposure.Annotations;

/**
 * A branch of an experiment.
 *
 * @param number in {@link Entry}, from 1
 * @param annotations of every event in it, and of no other: its epoch stands for this branch, and not for a time
 */
record Branch(String slug, int number, Annotations annotations) {}

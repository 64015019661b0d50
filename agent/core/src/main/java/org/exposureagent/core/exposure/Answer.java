package org.exposureagent.core.exposure;

/** What an SDK itself says of an evaluation: whether the subject is in the experiment. */
public enum Answer {
    IN,
    OUT,
    UNKNOWN
}

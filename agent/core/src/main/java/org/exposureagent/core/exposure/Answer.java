package org.exposureagent.core.exposure;

/** What an SDK itself says of an evaluation: whether the subject is in the experiment. */
public enum Answer {
    IN,
    OUT,
    UNKNOWN,
    /** The result is a default, or an error's fallback: nothing is concluded from it. */
    FAILED
}

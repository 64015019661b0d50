package org.exposureagent.core.exposure;

/** What an event says. */
public enum EventKind {
    ENROLLMENT,
    ENROLL_FAILED,
    EXPOSURE,
    DISQUALIFICATION,
    UNENROLLMENT,
    UNENROLL_FAILED,
    /** The SDK gave a feature's configuration to the application for the first time. */
    ACTIVATION,
    /** The application found a feature's configuration to make no sense. */
    MALFORMED_FEATURE;

    /** Whether it is of enrollment, so that what follows makes no sense without it. */
    public boolean isLifecycle() {
        return this != EXPOSURE && this != ACTIVATION && this != MALFORMED_FEATURE;
    }

    /** Whether it ends a stay. */
    public boolean endsStay() {
        return this == DISQUALIFICATION || this == UNENROLLMENT;
    }
}

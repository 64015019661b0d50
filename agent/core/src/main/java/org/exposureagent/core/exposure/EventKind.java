package org.exposureagent.core.exposure;

/** What an event says. */
public enum EventKind {
    ENROLLMENT,
    ENROLL_FAILED,
    EXPOSURE,
    DISQUALIFICATION,
    UNENROLLMENT,
    UNENROLL_FAILED;

    /** Whether it ends a stay. */
    public boolean endsStay() {
        return this == DISQUALIFICATION || this == UNENROLLMENT;
    }
}

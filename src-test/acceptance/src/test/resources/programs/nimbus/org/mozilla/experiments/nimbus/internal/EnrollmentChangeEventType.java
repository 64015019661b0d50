package org.mozilla.experiments.nimbus.internal;

public enum EnrollmentChangeEventType {
    ENROLLMENT, ENROLL_FAILED, DISQUALIFICATION, UNENROLLMENT, UNENROLL_FAILED
}

package org.exposureagent.core.instrument.path;

/** Something that cannot be woven; the message is the reason, a clause without subject or full stop. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        // No stack trace: the reason is written for the user, and says all.
        super(reason, null, false, false);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

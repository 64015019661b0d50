package org.exposureagent.core.upload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to send a ping ended. */
public sealed interface Outcome {

    /** The receiver has it. */
    record Delivered() implements Outcome {}

    /** The receiver will never take it. */
    record Rejected(int status) implements Outcome {}

    /**
     * It may go better later.
     *
     * @param retryAfter how long the receiver asks to wait; null: it did not say
     * @param why for the log
     * @param isTold whether the sink told the user, once, so that the log need not
     * @param status that the receiver answered; 0: none
     */
    record Failed(@Nullable Duration retryAfter, String why, boolean isTold, int status) implements Outcome {

        Failed(@Nullable Duration retryAfter, String why) {
            this(retryAfter, why, false, 0);
        }

        Failed(@Nullable Duration retryAfter, int status) {
            this(retryAfter, "status " + status, false, status);
        }

        /** Whether the fault is the receiver's, or the ping's. */
        boolean isServerError() {
            return status >= 500 && status < 600;
        }
    }

    Outcome DELIVERED = new Delivered();
}

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
     */
    record Failed(@Nullable Duration retryAfter, String why) implements Outcome {}

    Outcome DELIVERED = new Delivered();
}

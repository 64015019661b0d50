package org.exposureagent.core.ping;

/** The bytes of a ping: one a value of option {@code format}. */
sealed interface PingFormat permits GleanFormat {

    /** Makes the ping of a draft, which takes no more events. */
    Ping seal(Draft draft, Reason reason);
}

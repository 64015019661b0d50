package org.exposureagent.core.ping;

import org.exposureagent.core.journal.Seal;

/** The bytes of a ping: one a value of option {@code format}. */
sealed interface PingFormat permits GleanFormat {

    /**
     * Makes the ping of a draft, which takes no more events: the same whenever it is done again, but for what it says
     * of the health of this process, which is said once.
     */
    Ping seal(Draft draft, Seal seal);

    /** The same format for what a dead process left, whose health is not ours. */
    PingFormat ofEarlierRun();
}

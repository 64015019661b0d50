package org.exposureagent.core.ping;

import java.util.Locale;

/** Why a ping was sealed. */
enum Reason {
    /** It held as many events as a ping may. */
    MAX_CAPACITY,
    /** Its first event waited as long as one may. */
    MAX_AGE,
    /** The next event was decided under other annotations. */
    ANNOTATION_CHANGE,
    /** The process ends. */
    INACTIVE,
    /** The process ended before it could seal: a later one does. */
    STARTUP;

    /** As {@code ping_info.reason} has it; the schema allows 30 characters. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

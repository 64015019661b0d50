package org.exposureagent.core.ping;

import java.util.Locale;
import java.util.UUID;

/**
 * A client id whose data the receiver is to delete.
 *
 * @param documentId of the ping that asks for it: however often it is made, it is one
 */
public record Deletion(UUID clientId, UUID documentId, Reason reason) {

    /** As {@code ping_info.reason} of Glean's deletion-request has it. */
    public enum Reason {
        /** Telemetry was off when the process started. */
        AT_INIT,
        /** It was switched off while the process ran. */
        SET_UPLOAD_ENABLED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

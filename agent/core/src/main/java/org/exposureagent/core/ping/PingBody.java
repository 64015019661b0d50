package org.exposureagent.core.ping;

import java.util.BitSet;
import java.util.List;
import java.util.UUID;

/** The bodies of one format, once they are text: what their events say, and how one becomes a part of another. */
sealed interface PingBody permits GleanBody, LegacyBody {

    static PingBody of(Ping ping) {
        return ping.name().equals(LegacyFormat.EVENT) ? LegacyBody.INSTANCE : GleanBody.INSTANCE;
    }

    /** In their order; none if the body has no events. */
    List<Said> events(String body);

    /** A change in the body's words. */
    StayChange spelled(StayChange change);

    /** The body with a part of its events. */
    String part(String body, Part part);

    /**
     * What a part is.
     *
     * @param kept the places of its events
     * @param counts whether it keeps what is counted for the whole
     */
    record Part(UUID documentId, int seq, BitSet kept, boolean counts) {}
}

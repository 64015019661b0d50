package org.exposureagent.core.ping;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from others, so that doing something again gives the same. */
final class DerivedId {

    private DerivedId() {}

    /** A version 4 UUID, as receivers want it, by the hash of what it is of. */
    static UUID of(String what, UUID of) {
        UUID hash = UUID.nameUUIDFromBytes((of + " " + what).getBytes(StandardCharsets.UTF_8));
        return new UUID((hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits());
    }
}

package org.exposureagent.core.journal;

import java.util.List;

/** Where seals are written before their pings are stored, so that an unfinished one can be repeated. */
public interface SealLog {

    /** Notes that these records are, from now on, in this ping and in no other. */
    void seal(Seal seal, List<Recorded> records);
}

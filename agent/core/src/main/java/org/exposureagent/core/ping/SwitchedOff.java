package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of telemetry having been switched off.
 *
 * @param sinceMillis wall clock, the last time that an identity ended; 0: never. What runs recorded that began before
 *     is not to leave
 * @param unclean whether pings from before may still be stored
 * @param owed deletion requests that are not stored yet
 */
record SwitchedOff(long sinceMillis, Phase phase, boolean unclean, List<Deletion> owed) {

    /** For all processes of the directory; one whose options say off is off for itself. */
    enum Phase {
        ON,
        /** It is off, and its identity not ended yet: its last events are being sent. */
        ENDING,
        /** It is off until someone switches it on. */
        OFF
    }

    static final SwitchedOff NEVER = new SwitchedOff(0, Phase.ON, false, List.of());

    SwitchedOff {
        owed = List.copyOf(owed);
    }

    SwitchedOff in(Phase next) {
        return new SwitchedOff(sinceMillis, next, unclean, owed);
    }

    /** An identity ended. */
    SwitchedOff since(long millis) {
        return new SwitchedOff(millis, phase == Phase.ENDING ? Phase.OFF : phase, true, owed);
    }

    SwitchedOff owing(Deletion deletion) {
        List<Deletion> all = new ArrayList<>(owed);
        all.add(deletion);
        return new SwitchedOff(sinceMillis, phase, unclean, all);
    }

    SwitchedOff unclean(boolean is) {
        return new SwitchedOff(sinceMillis, phase, is, owed);
    }

    /** Nothing from before is stored, and all that was owed is. */
    SwitchedOff clean() {
        return new SwitchedOff(sinceMillis, phase, false, List.of());
    }

    /** Whether, to one who knows {@code this}, {@code stored} says that another switched it off. */
    boolean isOutdatedBy(SwitchedOff stored) {
        return stored.sinceMillis > sinceMillis || (stored.phase != Phase.ON && phase == Phase.ON);
    }
}

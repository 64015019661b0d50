package org.exposureagent.core.journal;

import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;

/**
 * One journal record: an event, and the annotations under which it was decided.
 *
 * @param id its place in the journal of its run: the number of the segment, and in the low 32 bits the sequence number
 */
public record Recorded(long id, Event event, Annotations annotations) {

    static long id(int segment, int sequence) {
        return (long) segment << 32 | sequence;
    }

    static int segment(long id) {
        return (int) (id >>> 32);
    }

    static int sequence(long id) {
        return (int) id;
    }
}

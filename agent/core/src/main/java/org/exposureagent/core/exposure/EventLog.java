package org.exposureagent.core.exposure;

/** Where recorded events go. */
public interface EventLog {

    /**
     * Appends one event. Never blocks, never throws.
     *
     * @param annotations of the snapshot on which the event was decided
     * @return false: not accepted, because it is full or closed
     */
    boolean append(Event event, Annotations annotations);
}

package org.exposureagent.core.exposure;

/** The stays whose enrollment an earlier run delivered, and that did not end since. Thread-safe, never throws. */
public interface EmittedStays {

    boolean contains(String experiment, String branch);
}

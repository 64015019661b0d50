package org.exposureagent.core.instrument.app;

/** An interface with a default method. */
public interface Named {

    default String name() {
        return "default-name";
    }
}

package org.exposureagent.core.instrument.app;

/** An interface whose implementations are woven. */
public interface Service {

    boolean isActive(String key);

    default boolean isNew(String key) {
        return isActive(key);
    }
}

package org.exposureagent.integrations;

import java.util.List;
import java.util.Map;

/**
 * The ready-made interception points of one SDK. Found by {@link java.util.ServiceLoader}; loads nothing of the SDK.
 */
public interface Integration {

    /** The name by which option {@code integrations} switches it on or off, in lower case. */
    String name();

    /**
     * The points to weave.
     *
     * @param options the agent's options by key, without those that have their default
     */
    List<Point> points(Map<String, String> options);
}

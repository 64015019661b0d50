package org.exposureagent.integrations;

import java.util.List;
import java.util.Map;

/**
 * The ready-made interception points of one SDK. Found by {@link java.util.ServiceLoader}; loads nothing of the SDK.
 */
public interface Integration {

    /** The name by which option {@code integrations} switches it on or off, in lower case. */
    String name();

    /** What it weaves into, as its users know it: Maven coordinates without version; empty if it has no such name. */
    default String library() {
        return "";
    }

    /** The versions of the library that it was tried with, such as {@code 1.0 to 1.22}; empty if there is one only. */
    default String versions() {
        return "";
    }

    /**
     * The points to weave.
     *
     * @param options the agent's options by key, without those that have their default
     */
    List<Point> points(Map<String, String> options);
}

package org.exposureagent.core.exposure;

import java.util.Map;

/**
 * The experiments that were active when an event was decided.
 *
 * @param epoch grows by one with each change of {@code active}; equal epochs of one run mean equal maps
 * @param active by experiment slug
 */
public record Annotations(int epoch, Map<String, Annotation> active) {

    /** Those of a run that has just begun. */
    public static final Annotations NONE = new Annotations(0, Map.of());

    public Annotations {
        active = Map.copyOf(active);
    }
}

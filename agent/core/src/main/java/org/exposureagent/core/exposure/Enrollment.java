package org.exposureagent.core.exposure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subject is in this branch of this experiment, over these features.
 *
 * @param features feature ids; empty if the hook did not say
 */
public record Enrollment(
        String experiment, String branch, @Nullable String enrollmentId, List<String> features, Type type) {

    /** An experiment has branches to compare; a rollout has none, and is never exposed. */
    public enum Type {
        EXPERIMENT,
        ROLLOUT,
        /** The hook did not say; annotated at once, exposed only when a later hook says experiment. */
        UNKNOWN
    }

    public Enrollment {
        // the collection comes from application code: it may hold nulls, and repeat itself
        Set<String> distinct = new LinkedHashSet<>(features);
        distinct.remove(null);
        features = List.copyOf(distinct);
    }
}

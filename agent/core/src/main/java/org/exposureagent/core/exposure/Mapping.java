package org.exposureagent.core.exposure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which experiment runs on a feature of an SDK that does not say so itself.
 *
 * @param sdk name of the integration; null: any
 * @param branches from variant to branch; empty: the variant is the branch. A variant that is not in it is outside
 */
public record Mapping(@Nullable String sdk, String feature, String experiment, Map<String, String> branches) {

    public Mapping {
        branches = Map.copyOf(branches);
    }

    /** The branch of this variant; null: the subject is outside the experiment. */
    public @Nullable String branch(String variant) {
        return branches.isEmpty() ? variant : branches.get(variant);
    }
}

package org.exposureagent.core.exposure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which experiment runs on a feature of an SDK that does not say so itself.
 *
 * @param sdk name of the integration; null: any
 * @param branches from variant to branch, or from {@code on} and {@code off} where the feature has none; empty: the
 *     variant is the branch. A variant that is not in it is outside
 */
public record Mapping(@Nullable String sdk, String feature, String experiment, Map<String, String> branches) {

    public Mapping {
        branches = Map.copyOf(branches);
    }

    /** The branch of this variant, else the one of this state; null if neither has one. */
    public @Nullable String branch(@Nullable String variant, @Nullable String state, Answer bySdk) {
        if (branches.isEmpty()) {
            return bySdk == Answer.OUT ? null : variant;
        }
        String named = variant == null ? null : branches.get(variant);
        return named == null && state != null ? branches.get(state) : named;
    }

    /** What is to be concluded where there is no branch. Where variants are mapped, on or off says nothing. */
    public Answer withoutBranch(@Nullable String variant, @Nullable String state, Answer bySdk) {
        boolean isMeant = state != null && (branches.containsKey("on") || branches.containsKey("off"));
        return variant != null || bySdk == Answer.OUT || isMeant ? Answer.OUT : Answer.UNKNOWN;
    }
}

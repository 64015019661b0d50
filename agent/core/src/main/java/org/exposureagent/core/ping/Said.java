package org.exposureagent.core.ping;

import org.jspecify.annotations.Nullable;

/**
 * What an event of a body says, in the body's words.
 *
 * @param change null: no stay begins or ends
 */
record Said(boolean isExposure, @Nullable StayChange change) {

    static Said of(@Nullable Boolean begins, boolean isExposure, @Nullable String experiment, @Nullable String branch) {
        return new Said(
                isExposure, experiment == null || begins == null ? null : new StayChange(experiment, branch, begins));
    }
}

package org.exposureagent.core.ping;

import org.jspecify.annotations.Nullable;

/**
 * What an event of a body says, in the body's words.
 *
 * @param isLifecycle whether it is an event of enrollment
 * @param change null: no stay begins or ends
 */
record Said(boolean isLifecycle, @Nullable StayChange change) {

    static Said of(
            @Nullable Boolean begins, boolean isLifecycle, @Nullable String experiment, @Nullable String branch) {
        return new Said(
                isLifecycle, experiment == null || begins == null ? null : new StayChange(experiment, branch, begins));
    }
}

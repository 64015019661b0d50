package org.exposureagent.core.exposure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a ping says of one active experiment. */
public record Annotation(String branch, @Nullable String enrollmentId) {

    // Written out: a record's own is linked by invokedynamic at its first use, which would be on an application thread.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Annotation that
                && branch.equals(that.branch)
                && Objects.equals(enrollmentId, that.enrollmentId);
    }

    @Override
    public int hashCode() {
        return 31 * branch.hashCode() + Objects.hashCode(enrollmentId);
    }
}

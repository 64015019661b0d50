package org.exposureagent.core.exposure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ping says of one active experiment.
 *
 * @param type of the enrollment: some formats name it
 */
public record Annotation(String branch, @Nullable String enrollmentId, Enrollment.Type type) {

    /** Of an experiment, not a rollout. */
    public Annotation(String branch, @Nullable String enrollmentId) {
        this(branch, enrollmentId, Enrollment.Type.EXPERIMENT);
    }

    /** Whether it is of the same stay, of which one of the two may not know the type. */
    public boolean agreesWith(@Nullable Annotation other) {
        return other != null
                && branch.equals(other.branch)
                && Objects.equals(enrollmentId, other.enrollmentId)
                && (type == other.type || type == Enrollment.Type.UNKNOWN || other.type == Enrollment.Type.UNKNOWN);
    }

    // Written out: a record's own is linked by invokedynamic at its first use, which would be on an application thread.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Annotation that
                && branch.equals(that.branch)
                && Objects.equals(enrollmentId, that.enrollmentId)
                && type == that.type;
    }

    @Override
    public int hashCode() {
        return 31 * branch.hashCode() + Objects.hashCode(enrollmentId);
    }
}

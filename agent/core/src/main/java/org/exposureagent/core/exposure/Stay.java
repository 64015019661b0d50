package org.exposureagent.core.exposure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One enrollment of the subject in a branch, until its end. Immutable but for the de-duplication entries, which its
 * later versions share.
 *
 * @param evaluated started by an evaluation; an explicit hook makes it explicit for good
 */
record Stay(
        String experiment,
        String branch,
        @Nullable String enrollmentId,
        List<String> features,
        Enrollment.Type type,
        boolean evaluated,
        Slots slots) {

    /** A new stay, which a hook announced. */
    static Stay explicit(Enrollment e) {
        Slots slots = new Slots(e.experiment(), e.branch());
        return new Stay(e.experiment(), e.branch(), e.enrollmentId(), e.features(), e.type(), false, slots);
    }

    /** A new stay, which an evaluation shows. */
    static Stay evaluated(String experiment, String branch, String feature) {
        Slots slots = new Slots(experiment, branch);
        return new Stay(experiment, branch, null, List.of(feature), Enrollment.Type.EXPERIMENT, true, slots);
    }

    Annotation annotation() {
        return new Annotation(branch, enrollmentId, type);
    }

    /** The same stay after another hook spoke of it; what the hook leaves out remains. */
    Stay updated(Enrollment e) {
        return new Stay(
                experiment,
                branch,
                e.enrollmentId() == null ? enrollmentId : e.enrollmentId(),
                e.features().isEmpty() ? features : e.features(),
                e.type() == Enrollment.Type.UNKNOWN ? type : e.type(),
                false,
                slots);
    }

    Stay withFeature(String feature) {
        if (features.contains(feature)) {
            return this;
        }
        List<String> more = new ArrayList<>(features);
        more.add(feature);
        return new Stay(experiment, branch, enrollmentId, List.copyOf(more), type, evaluated, slots);
    }

    /** Whether an evaluation into this branch changes anything: asked without the lock, which is then not taken. */
    boolean isMovedBy(String evaluatedBranch, String feature) {
        return branch.equals(evaluatedBranch) ? !features.contains(feature) : evaluated;
    }

    /** The entry of an explicit exposure, which may leave out the feature where the stay has only one. */
    @Nullable
    Slot slot(@Nullable String feature) {
        return slots.of(feature == null && features.size() == 1 ? features.get(0) : feature);
    }
}

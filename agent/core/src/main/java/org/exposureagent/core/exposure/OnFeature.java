package org.exposureagent.core.exposure;

/**
 * What a check of one feature finds, computed when an enrollment changes so that the check has nothing to compute.
 *
 * @see Snapshot#on
 */
final class OnFeature {

    /** One entry an experiment enrolled on the feature; rollouts have none. */
    final Slot[] slots;

    /** Those of {@link #slots} whose stay a hook announced. */
    final Slot[] explicit;

    /** A hook announced a stay or a rollout on the feature: evaluations do not say who is enrolled. */
    final boolean hasExplicit;

    OnFeature(Slot[] slots, Slot[] explicit, boolean hasExplicit) {
        this.slots = slots;
        this.explicit = explicit;
        this.hasExplicit = hasExplicit;
    }

    /** The entry of this stay; null: none. */
    @org.jspecify.annotations.Nullable
    Slot find(String experiment, String branch) {
        for (Slot slot : slots) {
            if (slot.isOf(experiment, branch)) {
                return slot;
            }
        }
        return null;
    }
}

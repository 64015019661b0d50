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

    /**
     * Each read is a repetition from now on: once true it stays so, and whoever reads it late only decides again. Set
     * by {@link Recorder}, after a check.
     */
    boolean settled;

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

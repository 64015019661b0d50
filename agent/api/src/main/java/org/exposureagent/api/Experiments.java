package org.exposureagent.api;

import org.jspecify.annotations.Nullable;

/**
 * Says who is in which experiment, for applications whose SDK does not. Each method does nothing without the agent,
 * never throws and never blocks.
 *
 * <p>What is said here wins over what a flag SDK says of the same feature.
 */
public final class Experiments {

    private Experiments() {}

    /**
     * The subject is in a branch of an experiment: from now on a check of one of its features is an exposure.
     *
     * @param experiment slug
     * @param branch slug
     * @param features ids of the features that the experiment configures
     */
    public static void enroll(String experiment, String branch, String... features) {
        enrollAs(experiment, branch, null, features);
    }

    /** As {@link #enroll}, with the id of this enrollment, which the annotation carries. */
    public static void enrollAs(String experiment, String branch, @Nullable String enrollmentId, String... features) {}

    /** The subject is in a rollout: annotated, never exposed. */
    public static void enrollRollout(String experiment, String branch, String... features) {}

    /** An enrollment did not come about. */
    public static void enrollFailed(String experiment, String reason) {}

    /** The subject may no longer be in the experiment. */
    public static void disqualify(String experiment) {}

    /** The subject left, or the experiment ended. */
    public static void unenroll(String experiment, @Nullable String reason) {}

    /** An unenrollment did not come about. */
    public static void unenrollFailed(String experiment, String reason) {}

    /**
     * Records an exposure of every experiment that is enrolled on a feature, also of a feature that is {@code manual}.
     */
    public static void recordExposure(String feature) {}

    /** Records an exposure of one experiment on a feature that several share. */
    public static void recordExposure(String feature, String experiment) {}
}

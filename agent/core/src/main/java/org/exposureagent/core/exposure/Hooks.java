package org.exposureagent.core.exposure;

import org.jspecify.annotations.Nullable;

/**
 * What every hook ends in: decides which calls are events, and records those. Thread-safe; called on application
 * threads. Never blocks and never throws.
 *
 * <p>Each call may name its subject; null: it does not.
 */
public interface Hooks {

    /**
     * Does what {@link #check} does, and gives true, if that is no event: nothing is enrolled, or all was exposed.
     * Gives false, and did nothing, if it may be one. So small that the JVM's compiler puts it into the application's
     * own code, which it does not do with {@code check}.
     */
    boolean settles(String feature, @Nullable String subject);

    /** The application checked or read a feature. */
    void check(String feature, @Nullable String subject);

    /** Whether the user says which experiment runs on that feature of that SDK. */
    boolean isMapped(String sdk, String feature);

    /**
     * The application checked a feature, and the SDK's result says something of the experiment.
     *
     * @param sdk name of the integration
     * @param experiment slug; null if the result names none
     * @param branch the variant; null if the result names none
     * @param state {@code on} or {@code off}, for mappings that do not name the variant; null if the result does not
     *     say
     */
    void evaluation(
            String sdk,
            String feature,
            @Nullable String subject,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String state,
            Answer answer);

    /**
     * The application recorded an exposure by itself.
     *
     * @param feature null: the experiment's only one, or none named
     * @param experiment null: every experiment enrolled on the feature
     */
    void exposure(@Nullable String feature, @Nullable String experiment, @Nullable String subject);

    /** The subject was put into a branch. */
    void enrolled(Enrollment enrollment, @Nullable String subject);

    /** The subject is in a branch since an earlier run: annotated, no event. */
    void active(Enrollment enrollment, @Nullable String subject);

    /** The subject should have been put into a branch and was not. */
    void enrollFailed(String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject);

    /** The subject was taken out, because it no longer may be in. */
    void disqualified(String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject);

    /** The subject left, or the experiment ended. */
    void unenrolled(String experiment, @Nullable String branch, @Nullable String reason, @Nullable String subject);

    /** The subject should have left and did not. */
    void unenrollFailed(String experiment, @Nullable String reason, @Nullable String subject);

    /** The SDK says that it gave a feature's configuration to the application for the first time. */
    void activated(String feature, String experiment, @Nullable String branch, @Nullable String subject);

    /**
     * The application found a feature's configuration to make no sense.
     *
     * @param experiment slug; null: the configuration is of none
     * @param part what of it makes no sense
     */
    void malformed(
            String feature,
            @Nullable String experiment,
            @Nullable String branch,
            @Nullable String part,
            @Nullable String subject);

    /** Telemetry is switched off: every stay that is known to go on ends, and this records nothing more. */
    void close();

    /**
     * Telemetry is switched off for one subject.
     *
     * @return whether that is the only one there is: then it is to be switched off altogether
     */
    boolean off(String subject);

    /**
     * Telemetry is switched on again for one subject.
     *
     * @return whether that is the only one there is: then it is to be switched on altogether
     */
    boolean on(String subject);
}

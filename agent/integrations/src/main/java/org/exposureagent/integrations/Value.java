package org.exposureagent.integrations;

import java.util.Locale;

/** What a point can say of a call, and where in the array that woven code hands to the dispatcher it is. */
public enum Value {
    FEATURE(0),
    SUBJECT(1),
    EXPERIMENT(2),
    BRANCH(3),
    /** May be null. */
    ENROLLMENT_ID(4),
    /** A String, String[] or Collection of strings. */
    FEATURES(5),
    /** {@code experiment} or {@code rollout}; {@code true} means a rollout, {@code false} an experiment. */
    TYPE(6),
    /** May be null. Of {@link Kind#MALFORMED_FEATURE}: which part of it. */
    REASON(7),

    /** {@code true}, {@code false} or null: whether the SDK itself says that the subject is in the experiment. */
    ENROLLED(8),
    /** As {@link #ENROLLED}, where an SDK's providers have two ways to say it. */
    ACTIVE(11),
    /** The name of the integration, which mappings may ask for. */
    SDK(12),
    /** Not null: the SDK's evaluation failed, or the result is a default; unless there is {@link #FOUND}. */
    ERROR(9),
    /** Not null: the SDK has the flag. For results that do not tell a default from a flag's own value. */
    FOUND(14),
    /** {@code on} or {@code off}, beside the variant: what a mapping is asked for that does not name the variant. */
    STATE(13),
    /** The name of a lifecycle {@link Kind}. */
    CHANGE(10),
    /** A Map, which the agent puts its counters into. */
    COUNTERS(13);

    /** What this is added to is the index of what an evaluation inside this one, of the same feature, said. */
    public static final int INSIDE = 16;

    private final int position;

    Value(int position) {
        this.position = position;
    }

    /** The index in the array, below {@link #INSIDE}. */
    public int position() {
        return position;
    }

    /** The key of points files, such as {@code enrollment-id}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

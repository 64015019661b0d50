package org.exposureagent.core.ping;

/** Every limit of a Glean ping that a value of ours can reach, in bytes of UTF-8, and why it is what it is. */
final class Limits {

    /** An event's extra value: Glean's {@code MAX_LENGTH_VALUE} for events; a longer one is cut and counted. */
    static final int EXTRA_VALUE_BYTES = 500;

    /** A string metric, which each value of {@code client_info} is. */
    static final int STRING_BYTES = 255;

    /**
     * A value in the extra of an annotation. Slug and branch have the same limit, and are shortened when recorded so
     * that events agree with them.
     */
    static final int ANNOTATION_VALUE_BYTES = 100;

    /** A debug tag, in characters: the documents say 20, Glean's code takes 19. */
    static final int TAG_CHARACTERS = 19;

    /** Source tags of one ping. */
    static final int SOURCE_TAGS = 5;

    private Limits() {}
}

package org.exposureagent.core.instrument.path;

/** Where a path starts. */
public sealed interface Root {

    /** An argument as it was passed, counted from 0. */
    record Argument(int index) implements Root {}

    /** A constant. */
    record Text(String value) implements Root {}

    /** The roots that need no more than their name. */
    enum Named implements Root {
        /** The receiver of the call. */
        THIS,
        /** What the call returned. */
        RETURN,
        /** The element at hand of the collection of an {@code each} path. */
        ITEM
    }
}

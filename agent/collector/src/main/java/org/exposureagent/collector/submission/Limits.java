package org.exposureagent.collector.submission;

/** Every limit that a submission is held against, and who sets it. Bytes are those of UTF-8. */
final class Limits {

    /** The body as it is sent: Mozilla's edge answers 413 beyond it, and Glean never sends more. */
    static final int BODY_BYTES = 1 << 20;

    /** The body inflated: what Mozilla's pipeline takes. */
    static final int INFLATED_BYTES = 8 << 20;

    /** The URI, and each header that is passed on: Mozilla's edge answers 431 beyond it. */
    static final int ATTRIBUTE_BYTES = 1024;

    /** A string metric, which each value of {@code client_info} is: Glean cuts it. */
    static final int STRING_BYTES = 255;

    /** {@code ping_info.reason}, in characters, by the schema. */
    static final int REASON_CHARACTERS = 30;

    /** Slug and branch of an annotation, and each key and value of its extra: Glean cuts them. */
    static final int EXPERIMENT_BYTES = 100;

    /** Keys in the extra of an annotation: Glean drops more. */
    static final int EXPERIMENT_EXTRAS = 20;

    /** Keys in the extra of an event, by glean_parser. */
    static final int EVENT_EXTRAS = 50;

    /** A key in the extra of an event, in characters, by the schema. */
    static final int EXTRA_KEY_CHARACTERS = 40;

    /** A value in the extra of an event: Glean cuts it. */
    static final int EXTRA_VALUE_BYTES = 500;

    /** Source tags of one ping. */
    static final int SOURCE_TAGS = 5;

    /** Legacy: category of an event; a longer one aborts it. */
    static final int LEGACY_CATEGORY_BYTES = 30;

    /** Legacy: method and object of an event; a longer one aborts it. */
    static final int LEGACY_NAME_BYTES = 20;

    /** Legacy: value of an event, and each value in its extra: Firefox cuts them. */
    static final int LEGACY_VALUE_BYTES = 80;

    /** Legacy: keys in the extra of an event. */
    static final int LEGACY_EXTRAS = 10;

    /** Legacy: a key in the extra of an event. */
    static final int LEGACY_KEY_BYTES = 15;

    /** Legacy: events of one ping. */
    static final int LEGACY_EVENTS = 1_000;

    /** Legacy: slug and branch of an annotation, in characters: Firefox cuts them. */
    static final int LEGACY_EXPERIMENT_CHARACTERS = 100;

    /** Legacy: type of an annotation, in characters. */
    static final int LEGACY_TYPE_CHARACTERS = 20;

    /** Legacy: enrollment id of an annotation, in characters. */
    static final int LEGACY_ENROLLMENT_ID_CHARACTERS = 40;

    private Limits() {}
}

package org.exposureagent.integrations;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call of an intercepted method means. */
public enum Kind {
    /** The application asked whether a feature is on. */
    FEATURE_CHECK(true),
    /** The application read a feature's value. */
    FEATURE_VALUE(true),
    /** The application recorded an exposure by itself. */
    EXPOSURE(true),
    /** The subject was put into a branch. */
    ENROLLMENT(true),
    /** It was not, by an error. */
    ENROLL_FAILED(true),
    /** The subject was taken out, because it no longer may be in. */
    DISQUALIFICATION(true),
    /** The subject left, or the experiment ended. */
    UNENROLLMENT(true),
    /** It should have left, and did not. */
    UNENROLL_FAILED(true),

    /**
     * A feature check whose result says what the SDK knows of the experiment. With {@link Point#nests} and a feature
     * that is known before the call, one that runs inside another adds to that what it knows.
     */
    EVALUATION(false),
    /** Reads every feature at once: evaluations of {@link Point#EVALUATIONS} inside it are no events. */
    BULK(false),
    /** Adds values to the frame of the enclosing {@link #EVALUATION} of the same group. */
    CONTEXT(false),
    /** One of the five lifecycle kinds, named by {@link Value#CHANGE}. */
    CHANGE(false),
    /** An enrollment of an earlier run that is still active: annotated, no event. */
    ACTIVE(false),
    /** The SDK reports that it gave a feature's configuration to the application for the first time. */
    ACTIVATION(false),
    /** The SDK reports that the application found a feature's configuration to make no sense. */
    MALFORMED_FEATURE(false),
    /** The application asks what the agent did and did not do. */
    DIAGNOSTICS(false),
    /** The application switches telemetry off, for one subject if the call names one. */
    TELEMETRY_OFF(false),
    /** It switches telemetry on again, likewise. */
    TELEMETRY_ON(false);

    private static final Map<String, Kind> BY_SPELLING = bySpelling();

    private final boolean forFiles;

    Kind(boolean forFiles) {
        this.forFiles = forFiles;
    }

    /** Whether a points file may use it; the others are for integrations. */
    public boolean isForFiles() {
        return forFiles;
    }

    /** The spelling of points files, such as {@code feature-check}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind so spelled, as in points files or as the name of its constant; null if there is none. */
    public static @Nullable Kind of(String spelling) {
        return BY_SPELLING.get(spelling);
    }

    private static Map<String, Kind> bySpelling() {
        Map<String, Kind> kinds = new HashMap<>();
        for (Kind kind : values()) {
            kinds.put(kind.spelling(), kind);
            kinds.put(kind.name(), kind);
        }
        return kinds;
    }
}

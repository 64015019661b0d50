package org.exposureagent.core.exposure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the decision a user can set.
 *
 * @param ttl after it a feature of the same stay is exposed again; null: once per stay and process run
 * @param manual feature ids that only an explicit call exposes
 * @param infersVariants whether a feature that an SDK serves in variants, and that nobody gives an experiment, is one
 */
public record ExposureSettings(
        Mode mode, @Nullable Duration ttl, Set<String> manual, List<Mapping> mappings, boolean infersVariants) {

    /** Which of several reads in one stay are exposures. */
    public enum Mode {
        /** The first. */
        SESSION,
        /** Each. */
        EVERY
    }

    public static final ExposureSettings DEFAULT = new ExposureSettings(Mode.SESSION, null, Set.of(), List.of());

    /** Settings by which nothing is inferred. */
    public ExposureSettings(Mode mode, @Nullable Duration ttl, Set<String> manual, List<Mapping> mappings) {
        this(mode, ttl, manual, mappings, false);
    }

    public ExposureSettings {
        manual = Set.copyOf(manual);
        mappings = List.copyOf(mappings);
    }
}

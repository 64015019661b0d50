package org.exposureagent.core.diagnostics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much the agent says of itself, from nothing to everything. */
public enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG;

    /** The level so spelled, in any case; null if there is none. */
    public static @Nullable Level of(String spelling) {
        for (Level level : values()) {
            if (level.name().equals(spelling.toUpperCase(Locale.ROOT))) {
                return level;
            }
        }
        return null;
    }
}

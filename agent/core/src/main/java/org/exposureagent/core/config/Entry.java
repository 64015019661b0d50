package org.exposureagent.core.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One object of an array in a points file, with where it stands. */
record Entry(String origin, Map<?, ?> object, Consumer<String> problems) {

    /** The string under a key, or null. */
    @Nullable
    String text(String key) {
        Object value = object.get(key);
        return value == null ? null : String.valueOf(value);
    }

    /** The string under a key; without one the entry is refused. */
    @Nullable
    String required(String key) {
        String value = text(key);
        if (value == null || value.isEmpty()) {
            refuse("'" + key + "' is missing");
            return null;
        }
        return value;
    }

    /** Whether no key is unknown; one that is refuses the entry. */
    boolean hasOnly(Set<String> known) {
        for (Object key : object.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                refuse("unknown key '" + key + "', known are " + new TreeSet<>(known));
                return false;
            }
        }
        return true;
    }

    /** Tells why the entry is ignored. */
    void refuse(String why) {
        problems.accept(origin + ": " + why + ", entry ignored");
    }
}

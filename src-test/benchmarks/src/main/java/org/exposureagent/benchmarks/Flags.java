package org.exposureagent.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** An application's own flag helper. The agent knows it by a points file. */
public final class Flags {

    private final Map<String, Boolean> on = new HashMap<>();

    /** Adds a feature. */
    public void set(String feature, boolean value) {
        on.put(feature, value);
    }

    /** A feature check. */
    public boolean isEnabled(String feature) {
        Boolean value = on.get(feature);
        return value != null && value;
    }

    /** Puts the subject into a branch; the agent learns it here. */
    public static void enroll(String experiment, String branch, String[] features) {
        if (features.length == 0) {
            throw new IllegalArgumentException(experiment + "/" + branch + " is over no feature");
        }
    }
}

package org.exposureagent.benchmarks.check;

/** Feature ids, as an application's call sites have them: constants, the same object at each call. */
final class Features {

    /** A power of two. */
    static final int COUNT = 64;

    /** Enrolled by the application. */
    static final String[] ENROLLED = named("enrolled-feature-");

    /** In an experiment, says the OpenFeature provider. */
    static final String[] SPLIT = named("split-feature-");

    /** In no experiment. */
    static final String[] PLAIN = named("plain-feature-");

    /** One exposure proves that the agent is there. */
    static final String ENROLLED_MARKER = "enrolled-marker";

    static final String SPLIT_MARKER = "split-marker";

    private Features() {}

    private static String[] named(String prefix) {
        String[] features = new String[COUNT];
        for (int i = 0; i < COUNT; i++) {
            features[i] = (prefix + i).intern();
        }
        return features;
    }
}

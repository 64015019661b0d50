package org.exposureagent.benchmarks.pipeline;

import org.exposureagent.benchmarks.Flags;

/** A feature check, which the agent makes an exposure of: it is attached to this JVM, the code does not know it. */
final class AgentRecording implements Recording {

    private final Flags flags = new Flags();

    AgentRecording(String[] features) {
        Flags.enroll("bench-test", "treatment", features);
    }

    @Override
    public void record(String feature) {
        flags.isEnabled(feature);
    }

    /** The last ping goes when it is as old as option {@code ping.max-age} says. */
    @Override
    public void flush() {}
}

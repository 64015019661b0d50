package org.exposureagent.benchmarks.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.exposureagent.benchmarks.FlagsPoints;
import org.exposureagent.benchmarks.Project;

/** Who is measured. */
enum Peer {
    AGENT("exposure-agent", "\"name\":\"exposure\""),
    LAUNCHDARKLY("LaunchDarkly 7.13.0", "\"kind\":\"feature\""),
    OPENTELEMETRY("OpenTelemetry 1.68.0", "treatment");

    private final String title;
    private final String marker;

    Peer(String title, String marker) {
        this.title = title;
        this.marker = marker;
    }

    String title() {
        return title;
    }

    /** A text that the body of a request has once an event. */
    String marker() {
        return marker;
    }

    /** Of the JVM that records. */
    List<String> flags(Path folder, String endpoint) throws IOException {
        if (this != AGENT) {
            return List.of();
        }
        Path points = FlagsPoints.in(folder);
        return List.of("-javaagent:" + Project.agentJar() + "=data.dir=" + folder.resolve("data") + ",points=" + points
                + ",endpoint=" + endpoint + ",upload.rate=1G/1s,exposure.mode=every,ping.max-age=PT0.2S");
    }

    /** Made in that JVM. */
    Recording recording(String endpoint, String[] features, int capacity) {
        return switch (this) {
            case AGENT -> new AgentRecording(features);
            case LAUNCHDARKLY -> new LaunchDarklyRecording(endpoint, capacity);
            case OPENTELEMETRY -> new OpenTelemetryRecording(endpoint, capacity);
        };
    }
}

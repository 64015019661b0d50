package org.exposureagent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The points file that tells the agent of {@link Flags}. */
public final class FlagsPoints {

    private static final String POINTS = """
            {"points": [
              {"class": "org.exposureagent.benchmarks.Flags", "method": "isEnabled", "on": "feature-check",
               "feature": "arg0"},
              {"class": "org.exposureagent.benchmarks.Flags", "method": "enroll", "on": "enrollment",
               "experiment": "arg0", "branch": "arg1", "features": "arg2"}
            ]}
            """;

    private FlagsPoints() {}

    /** Writes it into a folder. */
    public static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("points.json"), POINTS);
    }
}

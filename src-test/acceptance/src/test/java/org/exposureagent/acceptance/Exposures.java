package org.exposureagent.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Pings;

/**
 * Where a run of the agent leaves its pings, and the options for it.
 *
 * @param data gets the pings
 */
record Exposures(Path data) {

    static Exposures into(Path folder) {
        return new Exposures(folder.resolve("data"));
    }

    /** Each read of {@code flags.Flags} is one exposure. */
    AgentOptions options() {
        return options(Program.points("flags"));
    }

    /** Each read that a points file names is one exposure. */
    AgentOptions options(Path points) {
        return AgentOptions.none().with("data.dir", data).with("points", points).with("exposure.mode", "every");
    }

    Pings pings() {
        return Pings.inFile(data.resolve("pings.jsonl"));
    }

    List<Exposed> read() {
        return pings().exposures();
    }
}

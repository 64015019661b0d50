package org.exposureagent.core.upload;

import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.ping.StayChange;

/** Values that the tests of delivery share. */
final class Samples {

    static final Log SILENT =
            new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Level.OFF);

    private Samples() {}

    /** A ping whose document id and body tell its number. */
    static Ping ping(int number) {
        return ping(number, "{\"number\":" + number + "}");
    }

    static Ping ping(int number, String body) {
        UUID id = new UUID(0x4000, number);
        return new Ping(
                id,
                "events",
                "/submit/shop/events/1/" + id,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body,
                number,
                List.of(new StayChange("one", "branch-" + number, true)));
    }

    static PingSettings pingSettings(int maxEvents) {
        return new PingSettings(
                "shop", "1", "1", null, "0.1.0", null, null, List.of(), maxEvents, Duration.ofSeconds(60));
    }

    static State state(File directory, Clock clock) {
        State state = new State(new DataDir(directory), null, clock, SILENT);
        state.load();
        return state;
    }
}

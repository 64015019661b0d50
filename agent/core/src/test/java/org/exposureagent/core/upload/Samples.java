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
import org.exposureagent.core.ping.Format;
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
        return ping(number, body, List.of(new StayChange("one", "branch-" + number, true)), true);
    }

    /** A ping that holds nothing but exposures. */
    static Ping exposures(int number) {
        return ping(number, "{\"number\":" + number + "}", List.of(), false);
    }

    static Ping ping(int number, String body, List<StayChange> stays, boolean lifecycle) {
        UUID id = new UUID(0x4000, Long.MIN_VALUE + number);
        return new Ping(
                id,
                "events",
                "/submit/shop/events/1/" + id,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                body,
                number,
                stays,
                lifecycle);
    }

    /** A ping with one event, an enrollment in a branch of experiment {@code one}. */
    static Ping enrollment(int number, String branch) {
        return enrollment(number, branch, "");
    }

    /** The same, and an exposure. */
    static Ping enrollmentAndExposure(int number, String branch) {
        return enrollment(number, branch, "," + event("exposure", branch));
    }

    private static Ping enrollment(int number, String branch, String more) {
        return ping(
                number,
                "{\"events\":[" + event("enrollment", branch) + more + "]}",
                List.of(new StayChange("one", branch, true)),
                true);
    }

    private static String event(String name, String branch) {
        return "{\"timestamp\":0,\"category\":\"nimbus_events\",\"name\":\"" + name + "\",\"extra\":"
                + "{\"experiment\":\"one\",\"branch\":\"" + branch + "\"}}";
    }

    static PingSettings pingSettings(int maxEvents) {
        return new PingSettings(
                Format.GLEAN,
                "shop",
                "1",
                "1",
                null,
                "0.1.0",
                null,
                null,
                List.of(),
                maxEvents,
                Duration.ofSeconds(60));
    }

    static State state(File directory, Clock clock) {
        State state = new State(new DataDir(directory), null, clock, SILENT);
        state.load();
        return state;
    }
}

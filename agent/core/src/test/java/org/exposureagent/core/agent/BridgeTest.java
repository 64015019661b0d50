package org.exposureagent.core.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.integrations.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeTest {

    @TempDir
    private File directory;

    private final List<@Nullable Object> plugged = new ArrayList<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Counters counters = new Counters();
    private final Log log = new Log(new PrintStream(err, true, StandardCharsets.UTF_8), Level.INFO);
    private FakeRecordings recordings;
    private Bridge bridge;

    @BeforeEach
    void build() {
        recordings = new FakeRecordings(directory, counters, log);
        bridge = new Bridge(
                recordings.onOrOff(), new Faults(plugged::add, counters, log), new Diagnostics(counters, log));
    }

    @AfterEach
    void end() {
        recordings.close();
    }

    @Test
    void features_areAStringAnArrayOrACollectionAndAreCopied() {
        List<Object> features = new ArrayList<>(List.of("a", "b"));

        bridge.accept(enrollment("x", features), "enrollment");
        features.clear();
        bridge.accept(enrollment("y", new String[] {"c"}), "enrollment");
        bridge.accept(enrollment("z", "d"), "enrollment");
        for (String feature : List.of("a", "b", "c", "d")) {
            bridge.accept(feature, null);
        }

        assertThat(recordings.events).extracting(Event::feature).containsExactly(null, null, null, "a", "b", "c", "d");
    }

    @Test
    void valueThatThrew_isToldOnceAndCounted() {
        Object[] failure = {"com.acme.Flags.isEnabled", new IllegalStateException("getter")};

        bridge.accept(failure, "failed");
        bridge.accept(failure, "failed");
        bridge.accept(new Object[] {"com.acme.Flags.isEnabled"}, "missing");

        assertThat(said()).containsOnlyOnce("com.acme.Flags.isEnabled").contains("IllegalStateException");
        assertThat(counters.snapshot())
                .containsEntry("failed-value.com.acme.Flags.isEnabled", 2L)
                .containsEntry("missing-value.com.acme.Flags.isEnabled", 1L);
    }

    @Test
    void diagnostics_areStringsAndNumbersInTheMapOfTheCaller() {
        Map<String, Object> into = new HashMap<>();
        Object[] values = new Object[16];
        values[Value.COUNTERS.position()] = into;
        counters.count("pings.sealed");
        log.warn("full");

        bridge.accept(values, "diagnostics");

        assertThat(into).containsEntry("pings.sealed", 1L).containsEntry("pings.delivered", 0L);
        assertThat(into.get("last-error")).asString().endsWith("WARN full");
        assertThat(into.values()).allMatch(value -> value instanceof Long || value instanceof String);
    }

    @Test
    void faultsOfOurOwn_neverReachTheCallerAndEndTheAgent() {
        Object[] notStrings = new Object[16];
        notStrings[Value.EXPERIMENT.position()] = 7;

        for (int i = 0; i < 200; i++) {
            assertThatCode(() -> bridge.accept(notStrings, "exposure")).doesNotThrowAnyException();
        }

        assertThat(plugged).containsExactly((Object) null);
        assertThat(said().lines()).hasSize(2).allMatch(line -> line.contains("ClassCastException"));
    }

    @Test
    void telemetryOff_endsStaysAndNothingIsRecordedUntilItIsOn() {
        Object[] none = new Object[16];
        bridge.accept(enrollment("x", "a"), "enrollment");

        bridge.accept(none, "telemetry-off");
        bridge.accept("a", null);
        bridge.accept(enrollment("y", "b"), "enrollment");
        bridge.accept(none, "telemetry-on");
        bridge.accept("a", null);
        bridge.accept(enrollment("x", "a"), "enrollment");
        bridge.accept("a", null);

        assertThat(recordings.events)
                .extracting(event -> event.kind() + " " + event.experiment() + " " + event.reason())
                .containsExactly(
                        "ENROLLMENT x null",
                        "UNENROLLMENT x telemetry-disabled",
                        "ENROLLMENT x null",
                        "EXPOSURE x null");
    }

    @Test
    void telemetryOff_forASubject_isForAllIfItIsTheOneOfTheProcess() {
        bridge.accept(enrollment("x", "a"), "enrollment");
        bridge.accept("a", "me");

        bridge.accept(subject("another"), "telemetry-off");
        int before = recordings.events.size();
        bridge.accept(subject("me"), "telemetry-off");

        assertThat(recordings.events).hasSize(before + 1);
        assertThat(recordings.events.get(before).reason()).isEqualTo("telemetry-disabled");
    }

    private static Object[] subject(String subject) {
        Object[] values = new Object[16];
        values[Value.SUBJECT.position()] = subject;
        return values;
    }

    private static Object[] enrollment(String experiment, Object features) {
        Object[] values = new Object[16];
        values[Value.EXPERIMENT.position()] = experiment;
        values[Value.BRANCH.position()] = "treatment";
        values[Value.FEATURES.position()] = features;
        return values;
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

package org.exposureagent.core.ping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.FakeClock;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.journal.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories, with the disorder that racing threads make, against what must be true of every ping. */
class AnnotationTruthTest {

    private static final int HISTORIES = 200;
    private static final int STEPS = 40;

    @TempDir
    private File temp;

    @Test
    void annotation_of_a_ping_is_true_of_every_event_in_it() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Recorded> history = disordered(history(random), random);

            List<Ping> pings = pings(history);

            assertTrue(seed, history, pings);
        }
    }

    @Test
    void enrollment_is_never_in_a_later_ping_than_its_exposures() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Recorded> history = history(random);

            Map<String, Integer> positions = positions(pings(disordered(history, random)));

            Map<String, String> enrollments = new HashMap<>();
            for (Recorded recorded : history) {
                Event event = recorded.event();
                String stay = event.experiment() + "/" + event.branch();
                if (event.kind() == EventKind.ENROLLMENT) {
                    enrollments.put(stay, key(event));
                } else if (event.kind() == EventKind.EXPOSURE && enrollments.containsKey(stay)) {
                    assertThat(positions.get(enrollments.get(stay)))
                            .as("seed %s: %s", seed, event)
                            .isLessThanOrEqualTo(positions.get(key(event)));
                }
            }
        }
    }

    private static Map<String, Integer> positions(List<Ping> pings) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < pings.size(); i++) {
            for (JsonNode event : PingFixture.body(pings.get(i)).get("events")) {
                positions.put(key(event), i);
            }
        }
        return positions;
    }

    private static List<Recorded> history(Random random) {
        List<Recorded> history = new ArrayList<>();
        FakeClock clock = new FakeClock();
        Log silent = new Log(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), Level.OFF);
        Recorder recorder = new Recorder(
                ExposureSettings.DEFAULT,
                (event, annotations) -> history.add(new Recorded(history.size(), event, annotations)),
                (experiment, branch) -> false,
                clock,
                new Counters(),
                silent);
        for (int i = 0; i < STEPS; i++) {
            clock.advance(1);
            step(recorder, random);
        }
        return history;
    }

    private static void step(Recorder recorder, Random random) {
        String experiment = "x" + random.nextInt(4);
        String branch = random.nextBoolean() ? "a" : "b";
        Enrollment enrollment =
                new Enrollment(experiment, branch, null, List.of("f-" + experiment), Enrollment.Type.EXPERIMENT);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> recorder.enrolled(enrollment);
            case 3 -> recorder.active(enrollment);
            case 4 -> recorder.unenrolled(experiment, null, "r");
            case 5 -> recorder.disqualified(experiment, null, null);
            default -> recorder.check("f-" + experiment, null);
        }
    }

    /** Exposures are appended without the lock: any of them may come some records late. */
    private static List<Recorded> disordered(List<Recorded> history, Random random) {
        List<Recorded> disordered = new ArrayList<>(history);
        for (int i = disordered.size() - 1; i >= 0; i--) {
            if (disordered.get(i).event().kind() == EventKind.EXPOSURE && random.nextInt(3) == 0) {
                int later = Math.min(disordered.size() - 1, i + random.nextInt(4));
                disordered.add(later, disordered.remove(i));
            }
        }
        return disordered;
    }

    private List<Ping> pings(List<Recorded> history) {
        PingFixture f = new PingFixture(temp, PingFixture.settings(6, Duration.ofDays(1)));
        List<Ping> pings = new ArrayList<>();
        history.forEach(recorded -> pings.addAll(f.assembler.add(recorded)));
        pings.addAll(f.assembler.finish());
        return pings;
    }

    private static void assertTrue(int seed, List<Recorded> history, List<Ping> pings) {
        Map<String, Recorded> expected = new HashMap<>();
        history.forEach(recorded -> expected.put(key(recorded.event()), recorded));
        for (Ping ping : pings) {
            Map<String, String> annotation = annotation(ping);
            for (JsonNode event : PingFixture.body(ping).get("events")) {
                assertThat(expected).as("seed %s: once", seed).containsKey(key(event));
                Recorded recorded = Objects.requireNonNull(expected.remove(key(event)));
                assertTrue("seed " + seed + ": " + event, recorded, annotation);
            }
        }
        assertThat(expected).as("seed %s: in no ping", seed).isEmpty();
    }

    /**
     * An exposure has exactly the annotation it was decided on. An enrollment may share the state after later ones, an
     * end the state before earlier ones; both are in that state themselves.
     */
    private static void assertTrue(String which, Recorded recorded, Map<String, String> annotation) {
        Event event = recorded.event();
        Map<String, String> decided = new TreeMap<>();
        recorded.annotations().active().forEach((slug, active) -> decided.put(slug, active.branch()));
        if (event.kind() == EventKind.EXPOSURE) {
            assertThat(annotation).as(which).isEqualTo(decided);
        }
        assertThat(annotation).as(which).containsAllEntriesOf(decided);
        if (decided.containsKey(event.experiment())) {
            assertThat(annotation).as(which).containsEntry(event.experiment(), String.valueOf(event.branch()));
        }
    }

    private static Map<String, String> annotation(Ping ping) {
        Map<String, String> annotation = new TreeMap<>();
        PingFixture.body(ping)
                .at("/ping_info/experiments")
                .properties()
                .forEach(experiment -> annotation.put(
                        experiment.getKey(), experiment.getValue().get("branch").asText()));
        return annotation;
    }

    private static String key(Event event) {
        return new EventFields(Format.GLEAN).name(event) + " " + event.experiment() + " " + event.branch() + " "
                + event.wallMillis();
    }

    private static String key(JsonNode event) {
        JsonNode extra = event.get("extra");
        String branch = extra.has("branch") ? extra.get("branch").asText() : "null";
        return event.get("name").asText() + " " + extra.get("experiment").asText() + " " + branch + " "
                + extra.get("glean_timestamp").asText();
    }
}

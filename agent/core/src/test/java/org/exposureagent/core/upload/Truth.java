package org.exposureagent.core.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.upload.RandomHistory.Decided;
import org.jspecify.annotations.Nullable;

/** What must be true of the pings that arrived, in their order, given what was decided. */
final class Truth {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Decided> decided;
    private final List<JsonNode> bodies = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final int maxEvents;
    private final boolean isAlone;

    private record Place(int ping, int event) {

        boolean isAfter(Place other) {
            return ping > other.ping || (ping == other.ping && event > other.event);
        }
    }

    Truth(List<Decided> decided, List<Ping> arrived, int maxEvents, boolean isAlone) {
        this.decided = decided;
        this.maxEvents = maxEvents;
        this.isAlone = isAlone;
        Map<UUID, JsonNode> byId = new LinkedHashMap<>();
        for (Ping ping : arrived) {
            JsonNode body = json(ping.body());
            JsonNode known = byId.putIfAbsent(ping.documentId(), body);
            if (known != null) {
                assertSame(known, body);
            }
        }
        bodies.addAll(byId.values());
    }

    void check() {
        everyEventIsThereOnce();
        everyAnnotationIsTrue();
        noEnrollmentIsAfterItsExposure();
        if (isAlone) {
            noStayIsAnnouncedTwice();
        }
        consecutiveChangesShareAPing();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode body : bodies) {
            assertThat(numbers.add(body.at("/ping_info/seq").asInt()))
                    .as("seq of %s", body)
                    .isTrue();
        }
    }

    /** What arrives again is the same, but may say again what another ping announced. */
    private static void assertSame(JsonNode first, JsonNode again) {
        assertThat(again.get("ping_info")).isEqualTo(first.get("ping_info"));
        assertThat(news(again)).isEqualTo(news(first));
    }

    private static List<String> news(JsonNode body) {
        List<String> news = new ArrayList<>();
        for (JsonNode event : body.get("events")) {
            if (!event.get("name").asText().equals("enrollment")) {
                news.add(key(event));
            }
        }
        return news;
    }

    /** But for the enrollment of a stay that another run announced: that one is there once for both. */
    private void everyEventIsThereOnce() {
        Set<String> known = new HashSet<>();
        decided.forEach(each -> known.add(key(each.event())));
        for (int i = 0; i < bodies.size(); i++) {
            JsonNode events = bodies.get(i).get("events");
            assertThat(events.size()).isBetween(1, maxEvents);
            for (int j = 0; j < events.size(); j++) {
                String key = key(events.get(j));
                assertThat(known).as("was recorded").contains(key);
                assertThat(places.put(key, new Place(i, j)))
                        .as("twice: %s", key)
                        .isNull();
            }
        }
        for (Decided each : decided) {
            if (place(each) == null) {
                assertThat(decided)
                        .as("lost: %s", each)
                        .anyMatch(other ->
                                other.run() != each.run() && isEnrollment(other, each) && place(other) != null);
            }
        }
    }

    private void everyAnnotationIsTrue() {
        for (Decided each : decided) {
            Place place = place(each);
            if (place == null) {
                continue;
            }
            Map<String, Annotation> annotation = annotation(bodies.get(place.ping()));
            if (each.event().kind() == EventKind.EXPOSURE) {
                assertThat(annotation).as("%s", each).isEqualTo(each.active());
            }
            assertThat(annotation).as("%s", each).containsAllEntriesOf(each.active());
            assertThat(annotation.get(each.event().experiment()))
                    .as("%s", each)
                    .isEqualTo(each.active().get(each.event().experiment()))
                    .isNotNull();
        }
    }

    /** By the run's own enrollment if there is one, else by that of any run. */
    private void noEnrollmentIsAfterItsExposure() {
        for (Decided each : decided) {
            Place place = place(each);
            if (each.event().kind() == EventKind.EXPOSURE && place != null) {
                Place own = ownEnrollment(each);
                assertThat(own == null ? enrollments(each) : List.of(own))
                        .as("before its enrollment: %s", each)
                        .anyMatch(place::isAfter);
            }
        }
    }

    /** Exposures may be recorded late: the one that they were decided on is the last one before them by time. */
    private @Nullable Place ownEnrollment(Decided exposure) {
        Place last = null;
        for (Decided each : decided) {
            if (each.run() == exposure.run()
                    && isEnrollment(each, exposure)
                    && each.event().wallMillis() <= exposure.event().wallMillis()) {
                last = place(each);
            }
        }
        return last;
    }

    private List<Place> enrollments(Decided exposure) {
        List<Place> all = new ArrayList<>();
        for (Decided each : decided) {
            Place place = place(each);
            if (place != null && isEnrollment(each, exposure)) {
                all.add(place);
            }
        }
        return all;
    }

    /**
     * Of one application. Another one may announce a stay again that the first announced and ended, if that one died
     * between a delivery and noting it: then it notes the end a second time.
     */
    private void noStayIsAnnouncedTwice() {
        Map<String, String> announced = new HashMap<>();
        for (JsonNode body : bodies) {
            for (JsonNode event : body.get("events")) {
                String experiment = event.at("/extra/experiment").asText();
                String branch = event.at("/extra/branch").asText();
                switch (event.get("name").asText()) {
                    case "enrollment" ->
                        assertThat(announced.put(experiment, branch))
                                .as("announced twice: %s", event)
                                .isNotEqualTo(branch);
                    case "unenrollment", "disqualification" -> announced.remove(experiment, branch);
                    default -> {}
                }
            }
        }
    }

    /** A ping of nothing but enrollments, or of ends, was not sealed because another of them came. */
    private void consecutiveChangesShareAPing() {
        Map<Integer, Decided> last = new HashMap<>();
        for (Decided each : decided) {
            Decided before = last.put(each.run(), each);
            Place place = place(each);
            Place placeBefore = before == null ? null : place(before);
            if (before != null && place != null && placeBefore != null && isContinued(before, each)) {
                String reason =
                        bodies.get(placeBefore.ping()).at("/ping_info/reason").asText();
                assertThat(place.ping() == placeBefore.ping() || !reason.equals("annotation_change"))
                        .as("apart: %s and %s", before, each)
                        .isTrue();
            }
        }
    }

    private static boolean isContinued(Decided first, Decided second) {
        Map<String, Annotation> between = new HashMap<>(first.active());
        if (first.event().kind() == EventKind.ENROLLMENT && second.event().kind() == EventKind.ENROLLMENT) {
            return second.active().entrySet().containsAll(between.entrySet());
        }
        between.remove(first.event().experiment());
        return first.event().kind().endsStay() && second.event().kind().endsStay() && between.equals(second.active());
    }

    private static boolean isEnrollment(Decided candidate, Decided of) {
        Event event = candidate.event();
        return event.kind() == EventKind.ENROLLMENT
                && event.experiment().equals(of.event().experiment())
                && String.valueOf(event.branch()).equals(of.event().branch());
    }

    private @Nullable Place place(Decided of) {
        return places.get(key(of.event()));
    }

    private static Map<String, Annotation> annotation(JsonNode body) {
        Map<String, Annotation> annotation = new HashMap<>();
        body.at("/ping_info/experiments").properties().forEach(experiment -> {
            JsonNode id = experiment.getValue().at("/extra/enrollmentId");
            annotation.put(
                    experiment.getKey(),
                    new Annotation(
                            experiment.getValue().get("branch").asText(), id.isMissingNode() ? null : id.asText()));
        });
        return annotation;
    }

    private static String key(Event event) {
        return event.kind().name().toLowerCase(Locale.ROOT) + " " + event.experiment() + " " + event.branch() + " "
                + event.wallMillis();
    }

    private static String key(JsonNode event) {
        JsonNode extra = event.get("extra");
        return event.get("name").asText() + " " + extra.path("experiment").asText() + " "
                + extra.path("branch").asText() + " "
                + extra.path("glean_timestamp").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

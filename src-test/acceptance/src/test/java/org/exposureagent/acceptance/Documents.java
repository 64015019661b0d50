package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;

/**
 * What a receiver makes of the pings that arrived: of those with one document id it takes one.
 *
 * @param pings each document once
 */
record Documents(Pings pings) {

    static Documents of(Pings arrived) {
        Map<String, Ping> byId = new LinkedHashMap<>();
        for (Ping ping : arrived.all()) {
            Ping before = byId.putIfAbsent(ping.documentId(), ping);
            assertThat(before == null ? ping.body() : before.body())
                    .as("the same document")
                    .isEqualTo(ping.body());
        }
        return new Documents(new Pings(List.copyOf(byId.values())));
    }

    /**
     * Each event that a program said it had recorded is there, once, in a ping with its annotation, and no event is
     * there twice.
     *
     * @param recorded {@code event experiment branch}, and the feature of an exposure
     */
    void hold(Collection<String> recorded) {
        List<String> delivered = pings.events().stream().map(Documents::line).toList();
        assertThat(delivered).as("doubled").doesNotHaveDuplicates();
        Set<String> lost = new HashSet<>(recorded);
        lost.removeAll(Set.copyOf(delivered));
        assertThat(lost).as("lost").isEmpty();
        for (PingEvent event : pings.events()) {
            Ping.Annotation annotation = event.annotation();
            assertThat(annotation == null ? "none" : annotation.branch())
                    .as(event::toString)
                    .isEqualTo(event.branch());
        }
    }

    /** They are the pings of one client, none with the number of another. */
    void areOfOneClient() {
        assertThat(pings.all()).extracting(Ping::seq).doesNotHaveDuplicates();
        assertThat(pings.all())
                .extracting(
                        ping -> ping.body().get("client_info").get("client_id").textValue())
                .containsOnly(pings.all()
                        .get(0)
                        .body()
                        .get("client_info")
                        .get("client_id")
                        .textValue());
    }

    private static String line(PingEvent event) {
        return Stream.of(
                        event.name(),
                        event.experiment(),
                        event.branch(),
                        event.extra().get("feature_id"))
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
    }
}

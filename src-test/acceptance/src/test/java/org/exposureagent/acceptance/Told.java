package org.exposureagent.acceptance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;

/**
 * The events of a run, a line each: {@code name experiment/branch}, and the feature or the reason where there is one.
 */
final class Told {

    private Told() {}

    static List<String> of(Pings pings) {
        return pings.events().stream().map(Told::line).toList();
    }

    private static String line(PingEvent event) {
        String branch = event.branch();
        return Stream.of(
                        event.name(),
                        event.experiment() + (branch == null ? "" : "/" + branch),
                        event.extra().get("feature_id"),
                        event.extra().get("reason"))
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
    }
}

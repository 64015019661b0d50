package org.exposureagent.core.exposure;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is appended; can refuse, as a full journal does. */
final class RecordingLog implements EventLog {

    record Appended(Event event, Annotations annotations) {}

    final List<Appended> appended = new ArrayList<>();
    boolean full;

    @Override
    public synchronized boolean append(Event event, Annotations annotations) {
        if (!full) {
            appended.add(new Appended(event, annotations));
        }
        return !full;
    }

    /** Such as {@code EXPOSURE checkout/treatment cart}; what is null is left out. */
    List<String> events() {
        return appended.stream().map(a -> line(a.event())).toList();
    }

    Appended last() {
        return appended.get(appended.size() - 1);
    }

    private static String line(Event event) {
        StringBuilder line = new StringBuilder(event.kind() + " " + event.experiment());
        if (event.branch() != null) {
            line.append('/').append(event.branch());
        }
        if (event.feature() != null) {
            line.append(' ').append(event.feature());
        }
        if (event.reason() != null) {
            line.append(' ').append(event.reason());
        }
        return line.toString();
    }
}

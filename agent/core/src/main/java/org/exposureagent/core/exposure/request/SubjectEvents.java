package org.exposureagent.core.exposure.request;

import java.util.function.UnaryOperator;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.EventLog;
import org.jspecify.annotations.Nullable;

/** Appends events of named subjects, who are written as the settings say. */
final class SubjectEvents {

    private final EventLog events;
    private final UnaryOperator<String> written;
    private final Clock clock;

    SubjectEvents(EventLog events, UnaryOperator<String> written, Clock clock) {
        this.events = events;
        this.written = written;
        this.clock = clock;
    }

    /** An event of a subject that is in the branch, comes into it, or leaves it. */
    boolean inBranch(
            EventKind kind,
            Experiment experiment,
            Branch branch,
            @Nullable String feature,
            @Nullable String reason,
            String subject) {
        return append(kind, experiment.slug, branch.slug(), feature, reason, subject, branch.annotations());
    }

    /** An event of a subject that is in no branch, as far as is known. */
    void inNone(
            EventKind kind,
            String experiment,
            @Nullable String branch,
            @Nullable String feature,
            @Nullable String reason,
            String subject) {
        append(kind, experiment, branch, feature, reason, subject, Annotations.NONE);
    }

    private boolean append(
            EventKind kind,
            String experiment,
            @Nullable String branch,
            @Nullable String feature,
            @Nullable String reason,
            String subject,
            Annotations annotations) {
        String id = written.apply(subject);
        long wall = clock.wallMillis();
        long now = clock.monotonicMillis();
        return events.append(new Event(kind, wall, now, experiment, branch, feature, reason, id), annotations);
    }
}

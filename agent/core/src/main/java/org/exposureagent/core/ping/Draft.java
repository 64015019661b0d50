package org.exposureagent.core.ping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.journal.Recorded;

/**
 * A ping that still takes events. Its annotations are true of each event in it:
 *
 * <ul>
 *   <li>an event of the draft's own epoch belongs here;
 *   <li>an enrollment joins a draft of nothing but enrollments whose annotations it extends: the draft then has the
 *       state after the last of them;
 *   <li>an end joins a draft whose annotations, but for what ended in it, are the end's own: the draft keeps the state
 *       before the first of them.
 * </ul>
 */
final class Draft {

    private final List<Recorded> records = new ArrayList<>();
    private final int firstEpoch;
    private final long openedAt;
    private Annotations annotations;
    private boolean enrollmentsOnly = true;

    /** @param openedAt monotonic milliseconds */
    Draft(Recorded first, long openedAt) {
        this.annotations = first.annotations();
        this.firstEpoch = annotations.epoch();
        this.openedAt = openedAt;
        add(first);
    }

    /** Adds the event if the annotations are, or can be made, true of it. */
    boolean admit(Recorded recorded) {
        boolean admits = recorded.annotations().epoch() == annotations.epoch()
                || extendsEnrollments(recorded)
                || continuesEnds(recorded);
        if (admits) {
            add(recorded);
        }
        return admits;
    }

    /** Whether the event was decided before anything that lies here. */
    boolean isAfter(Recorded recorded) {
        return recorded.annotations().epoch() < firstEpoch;
    }

    boolean isOf(Recorded recorded) {
        return recorded.annotations().epoch() == annotations.epoch();
    }

    /** In the order in which they were recorded. */
    List<Event> events() {
        List<Event> events = new ArrayList<>(records.size());
        for (Recorded recorded : records) {
            events.add(recorded.event());
        }
        return events;
    }

    /** In the order in which they were recorded. */
    List<Recorded> records() {
        return records;
    }

    int size() {
        return records.size();
    }

    Annotations annotations() {
        return annotations;
    }

    long openedAt() {
        return openedAt;
    }

    private void add(Recorded recorded) {
        boolean enrolls = recorded.event().kind() == EventKind.ENROLLMENT;
        if (enrolls && recorded.annotations().epoch() > annotations.epoch()) {
            annotations = recorded.annotations();
        }
        enrollmentsOnly &= enrolls;
        records.add(recorded);
    }

    private boolean extendsEnrollments(Recorded recorded) {
        Map<String, Annotation> later = recorded.annotations().active();
        return enrollmentsOnly
                && recorded.event().kind() == EventKind.ENROLLMENT
                && recorded.annotations().epoch() > annotations.epoch()
                && later.entrySet().containsAll(annotations.active().entrySet());
    }

    private boolean continuesEnds(Recorded recorded) {
        if (!recorded.event().kind().endsStay() || recorded.annotations().epoch() < annotations.epoch()) {
            return false;
        }
        Map<String, Annotation> left = new HashMap<>(annotations.active());
        for (Recorded earlier : records) {
            Event event = earlier.event();
            if (event.kind().endsStay()) {
                left.remove(event.experiment());
            }
        }
        return left.equals(recorded.annotations().active());
    }
}

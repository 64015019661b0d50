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
 *   <li>an event of the draft's own epoch belongs here, and, as long as nothing ended in it, one under annotations of
 *       the same stays, of which the later ones may know the type;
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
    private int lastEnd = -1;

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
                || isOfSameStays(recorded.annotations())
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

    /** What its delivery makes known, in order. */
    List<StayChange> changes() {
        List<StayChange> changes = new ArrayList<>();
        for (Recorded recorded : records) {
            Event event = recorded.event();
            boolean begins = event.kind() == EventKind.ENROLLMENT;
            if (begins || event.kind().endsStay()) {
                changes.add(new StayChange(event.experiment(), event.branch(), begins));
            }
        }
        return List.copyOf(changes);
    }

    /** Whether it holds an event of enrollment. */
    boolean hasLifecycle() {
        for (Recorded recorded : records) {
            if (recorded.event().kind().isLifecycle()) {
                return true;
            }
        }
        return false;
    }

    boolean isOfEnrollments() {
        return enrollmentsOnly;
    }

    int size() {
        return records.size();
    }

    Annotations annotations() {
        return annotations;
    }

    /** Those that hold after its last event. */
    Annotations after() {
        Map<String, Annotation> left = left();
        return left.equals(annotations.active()) ? annotations : new Annotations(lastEnd + 1, left);
    }

    long openedAt() {
        return openedAt;
    }

    private void add(Recorded recorded) {
        boolean enrolls = recorded.event().kind() == EventKind.ENROLLMENT;
        boolean ends = recorded.event().kind().endsStay();
        if (!ends && lastEnd < 0 && recorded.annotations().epoch() > annotations.epoch()) {
            annotations = recorded.annotations();
        }
        if (ends) {
            lastEnd = recorded.annotations().epoch();
        }
        enrollmentsOnly &= enrolls;
        records.add(recorded);
    }

    private boolean extendsEnrollments(Recorded recorded) {
        return enrollmentsOnly
                && recorded.event().kind() == EventKind.ENROLLMENT
                && recorded.annotations().epoch() > annotations.epoch()
                && agreesWith(recorded.annotations());
    }

    private boolean continuesEnds(Recorded recorded) {
        if (!recorded.event().kind().endsStay() || recorded.annotations().epoch() < annotations.epoch()) {
            return false;
        }
        return left().equals(recorded.annotations().active());
    }

    private boolean isOfSameStays(Annotations later) {
        return lastEnd < 0
                && later.epoch() >= annotations.epoch()
                && later.active().size() == annotations.active().size()
                && agreesWith(later);
    }

    /** Whether these hold all of its stays too. */
    private boolean agreesWith(Annotations later) {
        for (Map.Entry<String, Annotation> stay : annotations.active().entrySet()) {
            if (!stay.getValue().agreesWith(later.active().get(stay.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** Its annotations without what ended in it. */
    private Map<String, Annotation> left() {
        Map<String, Annotation> left = new HashMap<>(annotations.active());
        for (Recorded earlier : records) {
            Event event = earlier.event();
            if (event.kind().endsStay()) {
                left.remove(event.experiment());
            }
        }
        return left;
    }
}

package org.exposureagent.core.exposure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that a check reads, at one moment. Immutable; a change makes a new one. */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(Annotations.NONE, Map.of());

    private final Annotations annotations;
    private final Map<String, Stay> stays;
    private final FeatureTable byFeature;

    private Snapshot(Annotations annotations, Map<String, Stay> stays) {
        this.annotations = annotations;
        this.stays = stays;
        this.byFeature = index(stays);
    }

    Annotations annotations() {
        return annotations;
    }

    @Nullable
    Stay stay(String experiment) {
        return stays.get(experiment);
    }

    /** All of them, in the order in which they began. */
    List<Stay> stays() {
        return List.copyOf(stays.values());
    }

    /** What is enrolled on the feature; null: nothing, or nothing whose type is known yet. */
    @Nullable
    OnFeature on(String feature) {
        return byFeature.find(feature);
    }

    /** This with a stay added or in place of the experiment's other one. */
    Snapshot with(Stay stay) {
        Map<String, Stay> changed = new LinkedHashMap<>(stays);
        changed.put(stay.experiment(), stay);
        return changed(changed);
    }

    Snapshot without(String experiment) {
        Map<String, Stay> changed = new LinkedHashMap<>(stays);
        changed.remove(experiment);
        return changed(changed);
    }

    private Snapshot changed(Map<String, Stay> changed) {
        Map<String, Annotation> active = new HashMap<>();
        for (Stay stay : changed.values()) {
            active.put(stay.experiment(), stay.annotation());
        }
        boolean same = active.equals(annotations.active());
        return new Snapshot(same ? annotations : new Annotations(annotations.epoch() + 1, active), changed);
    }

    private static FeatureTable index(Map<String, Stay> stays) {
        Map<String, List<Stay>> onFeature = new HashMap<>();
        for (Stay stay : stays.values()) {
            if (stay.type() != Enrollment.Type.UNKNOWN) {
                for (String feature : stay.features()) {
                    List<Stay> on = onFeature.get(feature);
                    if (on == null) {
                        on = new ArrayList<>();
                        onFeature.put(feature, on);
                    }
                    on.add(stay);
                }
            }
        }
        Map<String, OnFeature> index = new HashMap<>();
        for (Map.Entry<String, List<Stay>> on : onFeature.entrySet()) {
            index.put(on.getKey(), entry(on.getKey(), on.getValue()));
        }
        return new FeatureTable(index);
    }

    private static OnFeature entry(String feature, List<Stay> on) {
        List<Slot> slots = new ArrayList<>();
        List<Slot> explicit = new ArrayList<>();
        boolean hasExplicit = false;
        for (Stay stay : on) {
            hasExplicit |= !stay.evaluated();
            Slot slot = stay.type() == Enrollment.Type.EXPERIMENT ? stay.slots().of(feature) : null;
            if (slot != null) {
                slots.add(slot);
                if (!stay.evaluated()) {
                    explicit.add(slot);
                }
            }
        }
        return new OnFeature(slots.toArray(new Slot[0]), explicit.toArray(new Slot[0]), hasExplicit);
    }
}

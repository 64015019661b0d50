package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.instrument.advice.PlannedPoint;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/** What became of one class. */
public final class Outcome {

    private final byte @Nullable [] classFile;
    private final List<Placed> placed;
    private final List<Refusal> refusals;

    private Outcome(byte @Nullable [] classFile, List<Placed> placed, List<Refusal> refusals) {
        this.classFile = classFile;
        this.placed = placed;
        this.refusals = refusals;
    }

    static Outcome woven(byte[] classFile, Plan plan) {
        List<Placed> placed = new ArrayList<>();
        for (PlannedPoint each : plan.points()) {
            placed.add(new Placed(each.point(), each.signature()));
        }
        return new Outcome(classFile, placed, plan.refusals());
    }

    static Outcome untouched(List<Refusal> refusals) {
        return new Outcome(null, List.of(), refusals);
    }

    /** The woven class file; null where the class stays as it is. */
    public byte @Nullable [] classFile() {
        return classFile;
    }

    /** What was woven where. */
    public List<Placed> placed() {
        return placed;
    }

    /** What was not woven, and why. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** A point, and the method, by name and descriptor, that now holds its code. */
    public record Placed(Point point, String method) {}
}

package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;
import org.exposureagent.core.instrument.advice.PlannedPoint;
import org.exposureagent.core.instrument.path.RefusedException;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;

/**
 * What will be woven into one class.
 *
 * @param points in the order of their declaration
 * @param refusals what cannot be woven, and why
 */
record Plan(List<PlannedPoint> points, List<Refusal> refusals) {

    static final Plan EMPTY = new Plan(List.of(), List.of());

    /** Plans these points in that class. */
    static Plan of(TypeDescription type, ClassFileVersion version, TypePool types, List<Point> points) {
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>());
        for (Point point : points) {
            MatchedMethods matched = MatchedMethods.of(point, type);
            if (matched.methods().isEmpty()) {
                boolean mayLack = mayLackTheMethod(point, type, points);
                plan.refusals.add(Refusal.unmatched(point, type.getName(), matched.whyNone(), mayLack));
            }
            boolean nests = nests(point, matched.methods().size());
            for (MethodDescription method : matched.methods()) {
                try {
                    // What a constructor throws cannot be seen from inside it, so that a frame would stay open.
                    boolean framed = nests && !method.isConstructor();
                    plan.points.add(new PointPlanner(types, type, version, point, method).plan(framed));
                } catch (RefusedException e) {
                    plan.refuse(point, type, method, e.reason());
                } catch (TypePool.Resolution.NoSuchTypeException e) {
                    plan.refuse(point, type, method, "class " + e.getName() + " is not found");
                }
            }
        }
        return plan.refusals.isEmpty() ? plan : VersionShape.known(plan, type.getName());
    }

    /** Whether that is nothing: other versions, other subtypes or another descriptor have it. */
    private static boolean mayLackTheMethod(Point point, TypeDescription type, List<Point> points) {
        if (point.isByItself() || point.isIfPresent() || point.subtypes()) {
            return true;
        }
        for (Point other : points) {
            if (other.origin().equals(point.origin())
                    && other.method().equals(point.method())
                    && !MatchedMethods.of(other, type).methods().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void refuse(Point point, TypeDescription type, MethodDescription method, String reason) {
        refusals.add(Refusal.method(point, type.getName(), PlannedPoint.signature(method), reason));
    }

    /** Overloads call each other, and overriding methods what they override: one call, one event. */
    private static boolean nests(Point point, int methods) {
        boolean several = point.subtypes() || (point.descriptor() == null && methods > 1);
        // A context point adds to the frame around it; one of its own would be in between.
        return point.kind() != Kind.CONTEXT && (point.nests() || several || point.kind() == Kind.BULK);
    }
}

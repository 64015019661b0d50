package org.exposureagent.core.instrument.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureagent.integrations.Point;

/**
 * Keeps an integration out of a class of a version that it does not know: half of its points would tell half the truth.
 * A class that lacks what one of them needs has none of them woven, and one line says so.
 */
final class VersionShape {

    private VersionShape() {}

    /** What remains of the plan for a class. */
    static Plan known(Plan plan, String className) {
        Map<String, Refusal> firsts = new LinkedHashMap<>();
        for (Refusal refusal : plan.refusals()) {
            Point point = refusal.points().get(0);
            if (refusal.isProblem() && !point.isByItself()) {
                firsts.putIfAbsent(point.origin(), refusal);
            }
        }
        Plan known = new Plan(new ArrayList<>(plan.points()), new ArrayList<>(plan.refusals()));
        for (Map.Entry<String, Refusal> first : firsts.entrySet()) {
            List<Point> out = takeAll(known, first.getKey());
            known.refusals().add(Refusal.version(out, className, first.getValue()));
        }
        return known;
    }

    /** Takes all points of that origin, planned or refused, out of the plan. */
    private static List<Point> takeAll(Plan plan, String origin) {
        List<Point> taken = new ArrayList<>();
        for (int i = plan.points().size() - 1; i >= 0; i--) {
            Point point = plan.points().get(i).point();
            if (point.origin().equals(origin)) {
                plan.points().remove(i);
                taken.add(point);
            }
        }
        for (int i = plan.refusals().size() - 1; i >= 0; i--) {
            List<Point> refused = plan.refusals().get(i).points();
            if (refused.get(0).origin().equals(origin)) {
                plan.refusals().remove(i);
                taken.addAll(refused);
            }
        }
        return taken;
    }
}

package org.exposureagent.core.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.instrument.weave.Outcome;
import org.exposureagent.core.instrument.weave.Refusal;
import org.exposureagent.integrations.Point;

/** What was woven, and what was not and why. Any thread; the log is called without a lock. */
final class WeaveReport {

    private final WeaveLog log;
    private final Set<String> said = new HashSet<>();
    private final List<Woven> woven = new ArrayList<>();
    private final Set<Point> matched = new HashSet<>();
    private final Set<Point> told = new HashSet<>();
    private final Map<Point, String> reasons = new HashMap<>();

    WeaveReport(WeaveLog log) {
        this.log = log;
    }

    /** Says it, unless it was said before. */
    void problem(String line) {
        boolean isNew;
        synchronized (this) {
            isNew = said.add(line);
        }
        if (isNew) {
            log.problem(line);
        }
    }

    /** These points are not woven into that class. */
    void refused(List<Point> points, String where, String reason) {
        for (Point point : points) {
            noteReason(point, where + " " + reason);
        }
        synchronized (this) {
            told.add(points.get(0));
        }
        problem(points.get(0).origin() + ": " + where + " " + reason);
    }

    /** What became of one class. */
    void record(String className, Outcome outcome) {
        for (Refusal refusal : outcome.refusals()) {
            if (refusal.isProblem()) {
                refused(refusal.points(), refusal.where(), refusal.reason());
            } else {
                noteReason(refusal.points().get(0), refusal.where() + " " + refusal.reason());
            }
        }
        for (Outcome.Placed placed : outcome.placed()) {
            recordWoven(new Woven(className, placed.method(), placed.point()));
        }
    }

    /** The same class may come again, by retransformation or from another loader. */
    private void recordWoven(Woven placed) {
        Point point = placed.point();
        String line = placed.className() + "." + placed.method() + " for " + point.origin() + " ("
                + point.kind().spelling() + ")";
        boolean isNew;
        synchronized (this) {
            matched.add(point);
            isNew = said.add(line);
            if (isNew) {
                woven.add(placed);
            }
        }
        if (isNew) {
            log.woven(line);
        }
    }

    /** The first reason stays: later ones are of other versions of the class, or of other subtypes. */
    private synchronized void noteReason(Point point, String reason) {
        reasons.putIfAbsent(point, reason);
    }

    synchronized List<Woven> woven() {
        return new ArrayList<>(woven);
    }

    /** Those of the points that are woven nowhere, each with its reason. */
    synchronized List<NeverMatched> neverMatched(List<Point> points) {
        List<NeverMatched> never = new ArrayList<>();
        for (Point point : points) {
            if (!matched.contains(point)) {
                String reason = reasons.get(point);
                never.add(new NeverMatched(point, reason == null ? notLoaded(point) : reason, told.contains(point)));
            }
        }
        return never;
    }

    private static String notLoaded(Point point) {
        if (point.subtypes()) {
            return "no class that is, extends or implements " + point.className() + " and has method " + point.method()
                    + " was loaded; lambdas and hidden classes cannot be woven";
        }
        return "class " + point.className() + " was not loaded";
    }
}

package org.exposureagent.core.instrument;

import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.instrument.weave.Outcome;
import org.exposureagent.core.instrument.weave.Refusal;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

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
        synchronized (this) {
            for (Point point : points) {
                reasons.put(point, where + " " + reason);
            }
            told.add(points.get(0));
        }
        problem(points.get(0).origin() + ": " + where + " " + reason);
    }

    /** What became of one class, which came from that domain. */
    void record(String className, @Nullable ProtectionDomain domain, Outcome outcome) {
        for (Refusal refusal : outcome.refusals()) {
            if (refusal.isProblem()) {
                refused(refusal.points(), refusal.where(), refusal.reason() + JarName.suffix(domain));
            } else {
                noteUnmatched(refusal);
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

    /** That a class lacks the method says less than why another one was refused. */
    private synchronized void noteUnmatched(Refusal refusal) {
        reasons.putIfAbsent(refusal.points().get(0), refusal.where() + " " + refusal.reason());
    }

    synchronized List<Woven> woven() {
        return new ArrayList<>(woven);
    }

    /** Those of the points that are woven nowhere, each with its reason. */
    synchronized List<NeverMatched> neverMatched(List<Point> points) {
        List<NeverMatched> never = new ArrayList<>();
        for (Point point : points) {
            if (!matched.contains(point)) {
                never.add(new NeverMatched(point, reason(point), told.contains(point)));
            }
        }
        return never;
    }

    private String reason(Point point) {
        String known = reasons.get(point);
        if (!point.subtypes()) {
            return known == null ? "class " + point.className() + " was not loaded" : known;
        }
        String notLoaded = "no class that is, extends or implements " + point.className() + " and has method "
                + point.method() + " was loaded";
        return (known == null ? notLoaded : known) + "; lambdas and hidden classes cannot be woven";
    }
}

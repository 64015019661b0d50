package org.exposureagent.core.instrument;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.integrations.Point;

/** Weaves interception points into the classes of this JVM, those that are loaded and those to come. */
public final class Instrumenter {

    private final Instrumentation instrumentation;
    private final List<Point> points;
    private final WeaveReport report;
    private final ExposureTransformer transformer;

    private Instrumenter(
            Instrumentation instrumentation, List<Point> points, Targets targets, WeaveReport report, Runnable first) {
        this.instrumentation = instrumentation;
        this.points = points;
        this.report = report;
        this.transformer = new ExposureTransformer(targets, report, first, false);
    }

    /**
     * Registers the transformer and retransforms what is loaded. Never throws; what cannot be woven is named in the
     * log.
     *
     * @param onFirstMatch runs once, before the first class is woven, on the thread that loads it
     */
    public static Instrumenter install(
            Instrumentation instrumentation,
            List<Point> points,
            List<PointSource> sources,
            Runnable onFirstMatch,
            WeaveLog log) {
        List<Point> all = new ArrayList<>(points);
        WeaveReport report = new WeaveReport(log);
        Targets targets = Targets.of(all, sources, report);
        Instrumenter instrumenter = new Instrumenter(instrumentation, all, targets, report, onFirstMatch);
        if (!targets.isEmpty()) {
            try {
                instrumenter.register(targets);
            } catch (Throwable t) {
                report.problem("weaving is off: " + t);
            }
        }
        return instrumenter;
    }

    private void register(Targets targets) {
        instrumentation.addTransformer(transformer, instrumentation.isRetransformClassesSupported());
        new LoadedClasses(instrumentation, targets, report).weave();
    }

    /** The points, those of sources left aside, that are woven nowhere so far, and why. */
    public List<NeverMatched> neverMatched() {
        return report.neverMatched(points);
    }

    /** The methods woven so far. */
    public List<Woven> woven() {
        return report.woven();
    }

    /** Removes the transformer; what is woven stays woven. */
    public void stop() {
        instrumentation.removeTransformer(transformer);
    }
}

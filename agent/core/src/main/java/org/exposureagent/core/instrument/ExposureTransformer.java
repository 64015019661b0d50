package org.exposureagent.core.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.instrument.weave.ClassWeaver;
import org.exposureagent.core.instrument.weave.Outcome;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * Decides by name whether a class is woven. It sees every class of the application, so that the way of those that are
 * not loads nothing: no Byte Buddy, no lambda, no string concatenation by invokedynamic.
 */
final class ExposureTransformer implements ClassFileTransformer {

    private static final @Nullable ClassLoader OURS = ExposureTransformer.class.getClassLoader();

    private final Targets targets;
    private final WeaveReport report;
    private final Runnable onFirstMatch;
    private final boolean rehearses;
    private final @Nullable Supertypes supertypes;
    private final Object starting = new Object();
    private boolean started;
    private volatile @Nullable ClassWeaver weaver;

    /** A transformer of these targets; nothing runs what one that rehearses weaves. */
    ExposureTransformer(Targets targets, WeaveReport report, Runnable onFirstMatch, boolean rehearses) {
        this.targets = targets;
        this.report = report;
        this.onFirstMatch = onFirstMatch;
        this.rehearses = rehearses;
        this.supertypes = targets.subtypes().isEmpty() ? null : new Supertypes(report);
    }

    /** The woven class file; null, which leaves the class as it is, for all that are not to be or cannot be woven. */
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String internalName,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (internalName == null || loader == OURS) {
            return null;
        }
        try {
            List<Point> points = concerning(loader, internalName, classFile);
            return points == null ? null : weave(loader, internalName.replace('/', '.'), domain, classFile, points);
        } catch (Throwable t) {
            report.problem(internalName.replace('/', '.') + " is not woven: " + t);
            return null;
        }
    }

    private @Nullable List<Point> concerning(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        List<Point> named = targets.named(internalName);
        if (supertypes == null || loader == null || internalName.startsWith("java/")) {
            return named;
        }
        ClassFileHeader header = ClassFileHeader.of(classFile);
        if (header == null) {
            return named;
        }
        List<Point> all = named;
        for (SubtypePoint each : targets.subtypes()) {
            if (!internalName.equals(each.internalName())
                    && each.mayBeIn(header)
                    && supertypes.include(header, loader, each.internalName())) {
                all = all == null || all == named ? copy(named) : all;
                all.add(each.point());
            }
        }
        return all;
    }

    private static List<Point> copy(@Nullable List<Point> points) {
        return points == null ? new ArrayList<Point>() : new ArrayList<Point>(points);
    }

    private byte @Nullable [] weave(
            @Nullable ClassLoader loader,
            String className,
            @Nullable ProtectionDomain domain,
            byte[] classFile,
            List<Point> points) {
        if (loader == null) {
            report.refused(points, className, "is not woven: the boot loader defines it");
            return null;
        }
        ClassWeaver ready = weaver();
        if (ready == null) {
            report.refused(points, className, "is not woven: the agent could not start");
            return null;
        }
        try {
            Outcome outcome = ready.weave(loader, className, classFile, points);
            report.record(className, domain, outcome);
            return outcome.classFile();
        } catch (Throwable t) {
            report.refused(points, className, "is not woven: " + t);
            return null;
        }
    }

    /** Made when the first class matches, after the agent has plugged in; null if that failed. */
    private @Nullable ClassWeaver weaver() {
        ClassWeaver ready = weaver;
        if (ready == null) {
            synchronized (starting) {
                if (!started) {
                    started = true;
                    onFirstMatch.run();
                    weaver = new ClassWeaver(rehearses);
                }
                ready = weaver;
            }
        }
        return ready;
    }
}

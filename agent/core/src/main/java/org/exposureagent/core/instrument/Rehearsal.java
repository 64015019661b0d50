package org.exposureagent.core.instrument;

import java.security.ProtectionDomain;
import java.util.List;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * Weaves class files as a JVM with the agent would, and keeps nothing but what it says of it. No class is defined, so
 * that nothing of an application runs.
 */
public final class Rehearsal {

    private final WeaveReport report;
    private final ExposureTransformer transformer;

    public Rehearsal(List<Point> points, List<PointSource> sources, WeaveLog log) {
        this.report = new WeaveReport(log);
        this.transformer = new ExposureTransformer(
                Targets.of(points, sources, report),
                report,
                new Runnable() {
                    @Override
                    public void run() {
                        // nobody records anything
                    }
                },
                true);
    }

    /**
     * Weaves one class.
     *
     * @param shown where the class files of its application are found, as resources
     * @param internalName such as {@code com/acme/Flags}
     * @param domain names the jar that it is in
     */
    public void weave(ClassLoader shown, String internalName, @Nullable ProtectionDomain domain, byte[] classFile) {
        transformer.transform(shown, internalName, null, domain, classFile);
    }

    /** The methods woven so far. */
    public List<Woven> woven() {
        return report.woven();
    }
}

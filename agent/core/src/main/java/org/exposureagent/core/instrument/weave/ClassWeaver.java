package org.exposureagent.core.instrument.weave;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.VisibilityBridgeStrategy;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one class file at a time, and proves that it did. The first use loads some hundred classes of Byte Buddy; the
 * agent makes one when the first class has matched.
 */
public final class ClassWeaver {

    private final boolean rehearses;

    /** A weaver; of one that rehearses nothing is run, so that no dispatcher need be there. */
    public ClassWeaver(boolean rehearses) {
        this.rehearses = rehearses;
    }

    /**
     * Weaves points into a class.
     *
     * @param loader that defines it
     * @param className its binary name
     * @param classFile its bytes
     * @param points all of which concern it
     */
    public Outcome weave(@Nullable ClassLoader loader, String className, byte[] classFile, List<Point> points) {
        int newest = ClassFileVersion.latest().getMajorVersion();
        int major = (classFile[6] & 0xff) << 8 | (classFile[7] & 0xff);
        if (major > newest) {
            return refused(points, className, "class file version " + major + " is newer than " + newest);
        }
        if (Marker.isOn(OpenedClassReader.of(classFile))) {
            return Outcome.untouched(List.of());
        }
        String hidden = rehearses ? null : SelfCheck.whyNoDispatcher(loader);
        if (hidden != null) {
            return refused(points, className, hidden);
        }
        ClassFileLocator locator = TargetTypes.locator(loader, className, classFile);
        Weaver weaver = new Weaver(points);
        byte[] woven = apply(weaver, className, classFile, locator);
        Plan plan = weaver.lastPlan();
        if (plan.points().isEmpty()) {
            return Outcome.untouched(plan.refusals());
        }
        String skipped = SelfCheck.skippedMethod(new ClassReader(woven), plan);
        if (skipped != null) {
            return refused(points, className, "Byte Buddy left out method " + skipped);
        }
        return Outcome.woven(woven, plan);
    }

    /** Declared methods only: the graph of all of them misses a method with a synthetic sibling, as Kotlin makes. */
    private static byte[] apply(Weaver weaver, String className, byte[] classFile, ClassFileLocator locator) {
        TypePool types = TargetTypes.pool(locator);
        TypeDescription type = types.describe(className).resolve();
        ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.ofClassFile(classFile))
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .with(VisibilityBridgeStrategy.Default.NEVER)
                .with(InstrumentedType.Factory.Default.FROZEN)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .with(TypeValidation.DISABLED);
        return weaver.apply(byteBuddy.decorate(type, locator), type, locator)
                .make(TypeResolutionStrategy.Passive.INSTANCE, types)
                .getBytes();
    }

    private static Outcome refused(List<Point> points, String className, String reason) {
        return Outcome.untouched(List.of(Refusal.whole(points, className, reason)));
    }
}

package org.exposureagent.core.instrument.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.exposureagent.core.instrument.advice.AdviceClass;
import org.exposureagent.core.instrument.advice.PlannedPoint;
import org.exposureagent.integrations.Point;

/**
 * Weaves points into classes. It adds no member, so that loaded classes can be woven as well; the same plugin serves
 * the agent and a build.
 */
final class Weaver implements Plugin {

    private final List<Point> points;
    private Plan plan = Plan.EMPTY;

    Weaver(List<Point> points) {
        this.points = points;
    }

    /** What was woven into the class it was last applied to, and what was not. */
    Plan lastPlan() {
        return plan;
    }

    @Override
    public boolean matches(TypeDescription type) {
        return !concerning(type).isEmpty();
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        plan = Plan.of(type, version(type, locator), TargetTypes.pool(locator), concerning(type));
        DynamicType.Builder<?> woven = builder;
        // The last visited is the first to end: so that points end in their order, they are visited against it.
        for (int i = plan.points().size() - 1; i >= 0; i--) {
            PlannedPoint each = plan.points().get(i);
            woven = woven.visit(advice(each, locator).on(is(each.method())));
        }
        return plan.points().isEmpty() ? woven : woven.visit(new Marker());
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private List<Point> concerning(TypeDescription type) {
        List<Point> concerning = new ArrayList<>();
        for (Point point : points) {
            if (point.className().equals(type.getName()) || (point.subtypes() && isA(type, point.className()))) {
                concerning.add(point);
            }
        }
        return concerning;
    }

    /** A class file that the loader does not show ends the way up. */
    private static boolean isA(TypeDescription type, String name) {
        if (type.getName().equals(name)) {
            return true;
        }
        List<TypeDescription> above = new ArrayList<>();
        try {
            above.addAll(type.getInterfaces().asErasures());
            TypeDefinition superclass = type.getSuperClass();
            if (superclass != null) {
                above.add(superclass.asErasure());
            }
        } catch (TypePool.Resolution.NoSuchTypeException notShown) {
            return false;
        }
        for (TypeDescription each : above) {
            if (isA(each, name)) {
                return true;
            }
        }
        return false;
    }

    private static Advice advice(PlannedPoint plan, ClassFileLocator target) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(AdviceClass.NAME, AdviceClass.of(plan)), target);
        TypePool types = TargetTypes.advicePool(locator);
        return Advice.to(types.describe(AdviceClass.NAME).resolve(), locator);
    }

    private static ElementMatcher<MethodDescription> is(MethodDescription method) {
        return ElementMatchers.is(method);
    }

    private static ClassFileVersion version(TypeDescription type, ClassFileLocator locator) {
        try {
            return ClassFileVersion.of(type, locator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

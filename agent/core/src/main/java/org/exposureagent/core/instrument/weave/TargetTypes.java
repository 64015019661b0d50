package org.exposureagent.core.instrument.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Classes as a target's loader sees them, read from class files and never loaded. */
final class TargetTypes {

    private static final Class<?>[] ANNOTATIONS = {
        Advice.OnMethodEnter.class,
        Advice.OnMethodExit.class,
        Advice.This.class,
        Advice.Argument.class,
        Advice.Return.class,
        Advice.Enter.class,
        Advice.Thrown.class
    };

    private TargetTypes() {}

    /** The class file at hand first, then the loader's resources, then the JDK's, which some loaders do not show. */
    static ClassFileLocator locator(@Nullable ClassLoader loader, String className, byte[] classFile) {
        return new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(className, classFile),
                new LoaderResources(ClassFileLocator.ForClassLoader.of(loader)),
                ClassFileLocator.ForClassLoader.ofPlatformLoader());
    }

    /** Types that are read when something of them is asked, so that what is not needed may be missing. */
    static TypePool pool(ClassFileLocator locator) {
        return new TypePool.Default.WithLazyResolution(new FoundTypes(), locator, TypePool.Default.ReaderMode.FAST);
    }

    /** The same for an advice class, whose annotations come from here: the target does not see Byte Buddy. */
    static TypePool advicePool(ClassFileLocator locator) {
        Map<String, TypeDescription> annotations = new HashMap<>();
        for (Class<?> each : ANNOTATIONS) {
            annotations.put(each.getName(), TypeDescription.ForLoadedType.of(each));
        }
        return new TypePool.Default.WithLazyResolution(
                new FoundTypes(), locator, TypePool.Default.ReaderMode.FAST, new TypePool.Explicit(annotations));
    }

    /**
     * Remembers what was found. What was not must stay out: a type that a method merely names is looked up only when
     * something of it is asked, but once known to be missing it would make the whole class unreadable.
     */
    private static final class FoundTypes extends TypePool.CacheProvider.Simple {

        @Override
        public TypePool.Resolution register(String name, TypePool.Resolution resolution) {
            return resolution.isResolved() ? super.register(name, resolution) : resolution;
        }
    }
}

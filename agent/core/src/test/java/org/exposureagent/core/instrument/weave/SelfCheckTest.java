package org.exposureagent.core.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.pool.TypePool;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private static final String NAME = Flags.class.getName();
    private static final ClassFileLocator LOCATOR = ClassFileLocator.ForClassLoader.of(Flags.class.getClassLoader());

    @Test
    void methodThatWasSkipped_isNamed() throws Exception {
        TypePool types = TargetTypes.pool(LOCATOR);
        TypeDescription type = types.describe(NAME).resolve();
        byte[] unwoven = LOCATOR.locate(NAME).resolve();

        Plan plan = Plan.of(type, ClassFileVersion.JAVA_V17, types, List.of(point()));
        String skipped = SelfCheck.skippedMethod(new ClassReader(unwoven), plan);

        assertThat(skipped).isEqualTo("isEnabled(Ljava/lang/String;Ljava/lang/String;)Z");
    }

    @Test
    void methodThatWasWoven_isNot() throws Exception {
        byte[] unwoven = LOCATOR.locate(NAME).resolve();

        Outcome outcome = new ClassWeaver(false).weave(getClass().getClassLoader(), NAME, unwoven, List.of(point()));

        assertThat(outcome.classFile()).isNotNull();
        assertThat(outcome.placed()).hasSize(1);
        assertThat(outcome.refusals()).isEmpty();
    }

    @Test
    void loaderThatHidesTheDispatcher_keepsItsClassesAsTheyAre() throws Exception {
        ClassLoader blind = new ClassLoader(null) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                throw new ClassNotFoundException(name);
            }
        };

        Outcome outcome =
                new ClassWeaver(false).weave(blind, NAME, LOCATOR.locate(NAME).resolve(), List.of(point()));

        assertThat(outcome.classFile()).isNull();
        assertThat(outcome.refusals())
                .singleElement()
                .extracting(Refusal::reason)
                .isEqualTo("is not woven: its loader does not find java.lang.ExposureDispatcher");
    }

    private static Point point() {
        return Point.of(NAME, "isEnabled", Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "arg0");
    }
}

package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.exposureagent.core.instrument.app.Far;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.core.instrument.app.Service;
import org.exposureagent.core.instrument.app.Services;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {

    private final FakeInstrumentation jvm = new FakeInstrumentation();
    private final List<String> problems = new ArrayList<>();

    @BeforeEach
    void loadClasses() throws Exception {
        App earlier = new App();
        for (Class<?> each : List.of(Flags.class, Far.class, Services.Whole.class, Services.Stranger.class)) {
            jvm.loaded.add(earlier.loadClass(each.getName()));
        }
        jvm.loaded.add(String[].class);
        jvm.loaded.add(Flags.class);
    }

    @Test
    void loadedClass_isRetransformedByName() {
        install(point(Flags.class));

        assertThat(jvm.retransformed).containsExactly(jvm.loaded.get(0));
        assertThat(problems).isEmpty();
    }

    @Test
    void loadedSubtype_isRetransformed() {
        install(point(Service.class).subtypes(true));

        assertThat(jvm.retransformed).containsExactly(jvm.loaded.get(2));
    }

    @Test
    void classThatCannotBeRetransformed_isNamedAndOthersAreTried() {
        jvm.failure = new VerifyError("bad");

        Instrumenter instrumenter = install(point(Flags.class), point(Far.class));

        assertThat(problems)
                .containsExactly(
                        "test: " + Flags.class.getName()
                                + " is not woven: it was loaded before, and java.lang.VerifyError: bad",
                        "test: " + Far.class.getName()
                                + " is not woven: it was loaded before, and java.lang.VerifyError: bad");
        assertThat(instrumenter.neverMatched()).hasSize(2);
    }

    @Test
    void stop_removesTheTransformer() {
        Instrumenter instrumenter = install(point(Flags.class));

        instrumenter.stop();

        assertThat(jvm.transformers).isEmpty();
    }

    private Instrumenter install(Point... points) {
        return Instrumenter.install(jvm.instrumentation(), List.of(points), List.of(), () -> {}, new WeaveLog() {
            @Override
            public void problem(String line) {
                problems.add(line);
            }

            @Override
            public void woven(String line) {
                problems.add("unexpected: " + line);
            }
        });
    }

    private static Point point(Class<?> type) {
        return Point.of(type.getName(), "isActive", Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "arg0");
    }
}

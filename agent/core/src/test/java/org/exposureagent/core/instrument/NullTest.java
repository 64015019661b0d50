package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.exposureagent.core.instrument.app.Experiments;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NullTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arg1", "this.nobody.key()", "this.nobody.name", "this.user.none().key()", "this.user.no?"})
    void nullOnTheWay_isNoEventAndCounted(String path) throws Throwable {
        App app = new App(Point.of(Flags.class.getName(), "isEnabled", Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, path));

        Object returned = App.call(app.make(Flags.class), "isEnabled", "cart", null);

        assertThat(returned).isEqualTo(true);
        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("missing " + Flags.class.getName() + ".isEnabled");
    }

    @Test
    void nullSubject_isPassed() throws Throwable {
        App app = new App(Point.of(Flags.class.getName(), "isEnabled", Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, "arg0")
                .value(Value.SUBJECT, "arg1"));

        App.call(app.make(Flags.class), "isEnabled", "cart", null);

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void nullInAnOptionalValue_leavesItOut() throws Throwable {
        App app = new App(Point.of(Experiments.class.getName(), "enroll", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, "arg0")
                .optional(Value.BRANCH, "arg1")
                .value(Value.ENROLLMENT_ID, "arg2"));

        App.call(app.make(Experiments.class), "enroll", "slug", null, null, List.of());

        assertThat(recorder.lines()).containsExactly("enrollment experiment=slug");
    }

    @Test
    void nullInWhen_isCounted() throws Throwable {
        App app = new App(Point.of(Flags.class.getName(), "isBoxed", Kind.FEATURE_CHECK, "test")
                .when("return")
                .value(Value.FEATURE, "arg0"));
        Object flags = app.make(Flags.class);

        App.call(flags, "isBoxed", "");
        App.call(flags, "isBoxed", "dark");
        App.call(flags, "isBoxed", "cart");

        assertThat(recorder.lines())
                .containsExactly("missing " + Flags.class.getName() + ".isBoxed", "check cart null");
    }
}

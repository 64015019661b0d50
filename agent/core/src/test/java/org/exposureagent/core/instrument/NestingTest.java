package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.exposureagent.core.instrument.app.Experiments;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.core.instrument.app.User;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NestingTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @Test
    void overloadThatCallsAnother_isOneEvent() throws Throwable {
        App app = new App(check("of"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "of", "cart");
        App.call(experiments, "of", "cart", "other");

        assertThat(recorder.lines()).containsExactly("check cart null", "check cart null");
    }

    @Test
    void overloadsOfALifecyclePoint_areOneEventByTheirExperiment() throws Throwable {
        App app = new App(Point.of(Experiments.class.getName(), "of", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, "arg0")
                .value(Value.BRANCH, "return"));

        App.call(app.make(Experiments.class), "of", "slug");

        assertThat(recorder.lines()).containsExactly("enrollment experiment=slug branch=slug");
    }

    @Test
    void overloadsWhoseFeatureIsReturned_areOneEvent() throws Throwable {
        App app = new App(Point.of(Experiments.class.getName(), "of", Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, "return"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "of", "cart");
        App.call(experiments, "of", "cart");

        assertThat(app.woven).hasSizeGreaterThan(1);
        assertThat(recorder.lines()).containsExactly("check cart null", "check cart null");
    }

    @Test
    void callWithAnotherReturnedKeyInACallback_isAnEventOfItsOwn() throws Throwable {
        App app = new App(Point.of(Experiments.class.getName(), "around", Kind.FEATURE_CHECK, "test")
                .nests("group")
                .value(Value.FEATURE, "return"));
        Object experiments = app.make(Experiments.class);
        Supplier<String> inner = () -> call(experiments, "inner", () -> "");

        App.call(experiments, "around", "outer", inner);

        assertThat(recorder.lines()).containsExactly("check inner null", "check outerinner null");
    }

    @Test
    void callWithAnotherKeyInACallback_isAnEventOfItsOwn() throws Throwable {
        App app = new App(check("around").nests("group"));
        Object experiments = app.make(Experiments.class);
        Supplier<String> same = () -> call(experiments, "outer", () -> "");
        Supplier<String> other = () -> call(experiments, "inner", same);

        App.call(experiments, "around", "outer", other);

        assertThat(recorder.lines()).containsExactly("check inner null", "check outer null");
    }

    @Test
    void recursion_isOneEvent() throws Throwable {
        App app = new App(check("count").nests("group"));

        Object depth = App.call(app.make(Experiments.class), "count", "cart", 20);

        assertThat(depth).isEqualTo(20);
        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void callThatThrows_isNoEventAndTheSameException() throws Throwable {
        App app = new App(
                Point.of(Flags.class.getName(), "fail", Kind.FEATURE_CHECK, "plain")
                        .value(Value.FEATURE, "arg0"),
                Point.of(Flags.class.getName(), "fail", Kind.FEATURE_CHECK, "framed")
                        .nests("group")
                        .value(Value.FEATURE, "arg0"));
        Object flags = app.make(Flags.class);

        assertThatThrownBy(() -> App.call(flags, "fail", "why"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("why");

        assertThat(app.woven).hasSize(2);
        assertThat(recorder.lines()).isEmpty();
    }

    @Test
    void stackOverflow_passesAndLeavesNoFrameOpen() throws Throwable {
        App app = new App(check("sink").nests("group"), check("count").nests("group"));
        Object experiments = app.make(Experiments.class);

        assertThatThrownBy(() -> App.call(experiments, "sink", "cart")).isInstanceOf(StackOverflowError.class);
        recorder.lines().clear();
        App.call(experiments, "count", "cart", 1);

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void callInsideAnExpression_isIgnored() throws Throwable {
        App app = new App(
                check("of", "this.user().key()").descriptor("(Ljava/lang/String;)Ljava/lang/String;"),
                Point.of(User.class.getName(), "key", Kind.FEATURE_CHECK, "inner")
                        .value(Value.FEATURE, "return"),
                Point.of(Experiments.class.getName(), "user", Kind.FEATURE_CHECK, "inner")
                        .nests("inner")
                        .value(Value.FEATURE, "'user'"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "of", "cart");
        App.call(app.make(User.class, "bob"), "key");

        assertThat(app.woven).hasSize(3);
        assertThat(recorder.lines()).containsExactly("check ann null", "check bob null");
    }

    @Test
    void expressionThatCallsTheMethodItself_endsAtTheInnerCall() throws Throwable {
        App plain = new App(check("user", "this.user().key()"));
        App framed = new App(check("user", "this.user().key()").nests("group"));

        App.call(plain.make(Experiments.class), "user");
        App.call(framed.make(Experiments.class), "user");

        assertThat(recorder.lines()).containsExactly("check ann null", "check ann null");
    }

    @Test
    void overriddenMethodOfTheJdk_isIgnoredInsideAnExpression() throws Throwable {
        App app = new App(
                Point.of(Flags.class.getName(), "any", Kind.FEATURE_CHECK, "outer")
                        .value(Value.FEATURE, "arg0.toString()"),
                Point.of(Experiments.class.getName(), "toString", Kind.FEATURE_CHECK, "inner")
                        .value(Value.FEATURE, "'inner'"));

        App.call(app.make(Flags.class), "any", app.make(Experiments.class));

        assertThat(app.woven).hasSize(2);
        assertThat(recorder.lines()).containsExactly("check shown null");
    }

    @Test
    void expressionThatThrows_unmutesTheThread() throws Throwable {
        App app = new App(
                Point.of(Flags.class.getName(), "read", Kind.FEATURE_CHECK, "test")
                        .nests("group")
                        .value(Value.FEATURE, "arg0.key()"),
                check("count"));
        Object flags = app.make(Flags.class);

        App.call(flags, "read", app.make(User.class, new Object[] {null}));
        App.call(app.make(Experiments.class), "count", "cart", 0);

        assertThat(recorder.lines())
                .containsExactly("failed " + Flags.class.getName() + ".read IllegalStateException", "check cart null");
    }

    private static String call(Object experiments, String key, Supplier<String> callback) {
        try {
            return String.valueOf(App.call(experiments, "around", key, callback));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private static Point check(String method) {
        return check(method, "arg0");
    }

    private static Point check(String method, String feature) {
        return Point.of(Experiments.class.getName(), method, Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, feature);
    }
}

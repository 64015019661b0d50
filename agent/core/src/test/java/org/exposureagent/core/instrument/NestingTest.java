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
    void evaluationOfTheSameFeatureInside_addsToTheOutermost() throws Throwable {
        App app = new App(evaluation("around", "outer"), evaluation("count", "inner"));
        Object experiments = app.make(Experiments.class);
        Supplier<String> inner = () -> call(experiments, "cart", () -> count(experiments, "cart"));

        App.call(experiments, "around", "cart", inner);
        count(experiments, "cart");

        assertThat(app.woven).hasSize(2);
        assertThat(recorder.lines())
                .containsExactly(
                        "evaluation feature=cart sdk=outer (feature=cart branch=0 sdk=inner)",
                        "evaluation feature=cart branch=0 sdk=inner");
    }

    @Test
    void evaluationOfAnotherFeatureInside_isAnEventOfItsOwn() throws Throwable {
        App app = new App(evaluation("around", "outer"), evaluation("count", "inner"));
        Object experiments = app.make(Experiments.class);
        Supplier<String> inner = () -> count(experiments, "other");

        App.call(experiments, "around", "cart", inner);

        assertThat(recorder.lines())
                .containsExactly("evaluation feature=other branch=0 sdk=inner", "evaluation feature=cart sdk=outer");
    }

    @Test
    void evaluationInsideAnExpression_addsNothing() throws Throwable {
        App app = new App(
                evaluation("around", "outer").value(Value.BRANCH, "this.user().key()"),
                Point.of(User.class.getName(), "key", Kind.EVALUATION, "test")
                        .nests(Point.EVALUATIONS)
                        .value(Value.SDK, "'inner'")
                        .value(Value.FEATURE, "'cart'"));

        call(app.make(Experiments.class), "cart", () -> "");

        assertThat(app.woven).hasSize(2);
        assertThat(recorder.lines()).containsExactly("evaluation feature=cart branch=ann sdk=outer");
    }

    @Test
    void evaluationInsideAReadOfAll_isNoEvent() throws Throwable {
        App app = new App(
                evaluation("count", "inner"),
                Point.of(Experiments.class.getName(), "around", Kind.BULK, "test")
                        .group(Point.EVALUATIONS),
                Point.of(Experiments.class.getName(), "enroll", Kind.ENROLLMENT, "test")
                        .value(Value.EXPERIMENT, "arg0"));
        Object experiments = app.make(Experiments.class);
        Supplier<String> inner = () -> {
            enroll(experiments, "slug");
            return call(experiments, "nested", () -> count(experiments, "cart"));
        };

        call(experiments, "all", inner);
        count(experiments, "cart");

        assertThat(app.woven).hasSize(3);
        assertThat(recorder.lines())
                .containsExactly("enrollment experiment=slug", "evaluation feature=cart branch=0 sdk=inner");
    }

    @Test
    void readOfAllThatThrows_ends() throws Throwable {
        App app = new App(
                evaluation("count", "inner"),
                Point.of(Flags.class.getName(), "fail", Kind.BULK, "test").group(Point.EVALUATIONS));
        Object flags = app.make(Flags.class);

        assertThatThrownBy(() -> App.call(flags, "fail", "why")).isInstanceOf(IllegalStateException.class);
        count(app.make(Experiments.class), "cart");

        assertThat(recorder.lines()).containsExactly("evaluation feature=cart branch=0 sdk=inner");
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

    private static void enroll(Object experiments, String slug) {
        try {
            App.call(experiments, "enroll", slug, "branch", "id", null);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private static String count(Object experiments, String key) {
        try {
            return String.valueOf(App.call(experiments, "count", key, 0));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private static Point evaluation(String method, String sdk) {
        Point point = Point.of(Experiments.class.getName(), method, Kind.EVALUATION, "test")
                .nests(Point.EVALUATIONS)
                .value(Value.SDK, "'" + sdk + "'")
                .value(Value.FEATURE, "arg0");
        return method.equals("count") ? point.optional(Value.BRANCH, "return") : point;
    }

    private static Point check(String method) {
        return check(method, "arg0");
    }

    private static Point check(String method, String feature) {
        return Point.of(Experiments.class.getName(), method, Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, feature);
    }
}

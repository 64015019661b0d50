package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.exposureagent.core.instrument.app.Experiments;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FEATURE_CHECK", "FEATURE_VALUE"})
    void featureKind_endsInACheck(Kind kind) throws Throwable {
        App app = new App(point("enroll", kind).value(Value.FEATURE, "arg0").value(Value.SUBJECT, "arg1"));

        enroll(app);

        assertThat(recorder.lines()).containsExactly("check slug branch");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"FEATURE_CHECK", "FEATURE_VALUE", "BULK", "CONTEXT"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherKind_endsInAnEventWithValuesInTheirPlaces(Kind kind) throws Throwable {
        App app = new App(point("enroll", kind)
                .value(Value.EXPERIMENT, "arg0")
                .value(Value.BRANCH, "arg1")
                .value(Value.ENROLLMENT_ID, "arg2")
                .value(Value.FEATURES, "arg3")
                .value(Value.TYPE, "'rollout'"));

        enroll(app);

        assertThat(recorder.lines())
                .containsExactly(kind.spelling()
                        + " experiment=slug branch=branch enrollment-id=id features=[a, b] type=rollout");
    }

    @Test
    void features_arePassedAsTheyAre() throws Throwable {
        App app = new App(
                point("array", Kind.ENROLLMENT).value(Value.FEATURES, "arg0"),
                point("set", Kind.ENROLLMENT).value(Value.FEATURES, "arg0"),
                point("of", Kind.ENROLLMENT)
                        .descriptor("(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;")
                        .value(Value.FEATURES, "arg0"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "array", (Object) new String[] {"a"});
        App.call(experiments, "set", Set.of("b"));
        App.call(experiments, "of", "c", "d");

        assertThat(recorder.lines())
                .containsExactly("enrollment features=[a]", "enrollment features=[b]", "enrollment features=c");
    }

    @Test
    void when_mustBeTrue() throws Throwable {
        App app = new App(point("enroll", Kind.EXPOSURE).when("return").value(Value.FEATURE, "arg0"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "enroll", "", "branch", "id", List.of());
        App.call(experiments, "enroll", "slug", "branch", "id", List.of());

        assertThat(recorder.lines()).containsExactly("exposure feature=slug");
    }

    @Test
    void each_makesAnEventOfEachElement() throws Throwable {
        App app = new App(point("update", Kind.CHANGE)
                .each("return(" + Experiments.Change.class.getName() + ")")
                .when("item.counts()")
                .value(Value.EXPERIMENT, "item.slug()")
                .value(Value.CHANGE, "item.kind()"));
        Object counted = app.make(Experiments.Change.class, "one", "enrollment", true);
        Object not = app.make(Experiments.Change.class, "two", "enrollment", false);
        Object unknown = app.make(Experiments.Change.class, "three", "enrollment", null);
        Object last = app.make(Experiments.Change.class, "four", "unenrollment", true);

        App.call(app.make(Experiments.class), "update", Arrays.asList(counted, not, unknown, null, last));

        assertThat(recorder.lines())
                .containsExactly(
                        "change experiment=one change=enrollment",
                        "missing " + Experiments.class.getName() + ".update",
                        "missing " + Experiments.class.getName() + ".update",
                        "change experiment=four change=unenrollment");
        assertThat(recorder.handed().get(0)).isNotSameAs(recorder.handed().get(3));
    }

    @Test
    void each_ofNoCollectionIsNothing() throws Throwable {
        App app = new App(point("raw", Kind.ACTIVE).each("arg0").value(Value.EXPERIMENT, "item(java.lang.String)"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "raw", new Object[] {null});
        App.call(experiments, "raw", List.of());
        App.call(experiments, "raw", List.of("slug"));

        assertThat(recorder.lines()).containsExactly("active experiment=slug");
    }

    @Test
    void evaluation_isEnrichedByContextInItsFrame() throws Throwable {
        App app = new App(
                point("evaluate", Kind.EVALUATION)
                        .nests("group")
                        .value(Value.FEATURE, "arg0")
                        .optional(Value.EXPERIMENT, "this.user.none()(java.lang.String)")
                        .value(Value.ENROLLED, "this.boxedReady")
                        .value(Value.ERROR, "arg1"),
                Point.of(Experiments.Inner.class.getName(), "rule", Kind.CONTEXT, "inner")
                        .group("group")
                        .optional(Value.EXPERIMENT, "return")
                        .value(Value.BRANCH, "'b'"));
        Object experiments = app.make(Experiments.class);

        App.call(experiments, "evaluate", "f", null);
        App.call(experiments, "evaluate", "none", new Object());

        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines())
                .containsExactly(
                        "evaluation feature=f experiment=rule-of-f branch=b enrolled=true",
                        "evaluation feature=none branch=b enrolled=true error=error");
    }

    @Test
    void context_outsideAnyFrameIsNothing() throws Throwable {
        App app = new App(Point.of(Experiments.Inner.class.getName(), "rule", Kind.CONTEXT, "inner")
                .group("group")
                .value(Value.EXPERIMENT, "return"));

        App.call(app.make(Experiments.Inner.class), "rule", "f");

        assertThat(app.woven).hasSize(1);
        assertThat(recorder.lines()).isEmpty();
    }

    private static void enroll(App app) throws Throwable {
        Object returned = App.call(app.make(Experiments.class), "enroll", "slug", "branch", "id", List.of("a", "b"));
        assertThat(returned).isEqualTo(true);
    }

    private static Point point(String method, Kind kind) {
        return Point.of(Experiments.class.getName(), method, kind, "test");
    }
}

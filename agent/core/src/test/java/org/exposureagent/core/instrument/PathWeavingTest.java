package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.core.instrument.app.User;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathWeavingTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "arg0                                  | key",
                "'constant'                            | constant",
                "return                                | key",
                "this.id                               | cart",
                "this.colour                           | RED",
                "this.text                             | built",
                "this.boxed                            | 7",
                "this.letter                           | x",
                "this.user.key()                       | ann",
                "this.user.name                        | ann",
                "this.user.self().self().key()         | ann",
                "this.hidden(java.lang.String)         | cast me",
                "this.hidden(java.lang.String).trim()  | cast me",
                "this.maybe.get()(java.lang.String)    | there",
                "this.inherited                        | from-base",
                "this.inheritedMethod()                | method-of-base13",
                "this.name()                           | default-name",
                "this(org.exposureagent.core.instrument.app.Named).name()     | default-name",
                "this.secret()                         | secret",
                "this.look('it''s')                    | looked-it's",
                "this.look(-12)                        | number--12",
                "this.with('k', 3, true, null)         | k3truenull",
                "this.look(arg0)                       | looked-key",
                "this.with(arg0, 3, true, arg0)        | key3truekey",
                "'key'.concat(arg0)                    | keykey",
                "arg0.length()                         | 3",
                "arg0.isEmpty()                        | false",
            })
    void path_givesItsValue(String path, String value) throws Throwable {
        Point point = Point.of(Flags.class.getName(), "secretive", Kind.ENROLLMENT, "test")
                .optional(Value.EXPERIMENT, path);
        App app = new App(point);

        Object returned = App.call(app.make(Flags.class), "secretive", "key");

        assertThat(returned).isEqualTo("key");
        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("enrollment experiment=" + value);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "arg0 | 'other'                               ^ key",
                "this.nobody.key() | this.user.key()          ^ ann",
                "this.absent? | 'other'                       ^ other",
                "this.empty() | this.nobody.name | arg0       ^ key",
                "arg0 + '/' + this.id                         ^ key/cart",
                "this.colour + this.boxed + this.letter       ^ RED7x",
                "arg0 + this.nobody.name | arg0 + '/none'     ^ key/none",
                "arg0 + this.absent? | 'other'                ^ other",
                "this.empty() + arg0 | 'other'                ^ key",
                "arg0.isEmpty() ? 'x' : 'y'                   ^ y",
                "arg0.isBlank() ? 'x' : 'y' + arg0            ^ ykey",
                "this.dark ? 'x' : 'y' | 'other'              ^ other",
                "this.bright ? 'x' : 'y'                      ^ x",
                "arg0.isEmpty() ? 'x' : '' | 'other'          ^ other",
                "arg0.isEmpty() ? 'x' | 'other'               ^ other",
                "arg0 + this.bright ? '/' + this.id | 'other' ^ key/cart",
                "this.absent? ? 'x' : 'y' | 'other'           ^ other",
            })
    void expression_givesItsValue(String expression, String value) throws Throwable {
        Point point = Point.of(Flags.class.getName(), "secretive", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, expression);
        App app = new App(point);

        Object returned = App.call(app.make(Flags.class), "secretive", "key");

        assertThat(returned).isEqualTo("key");
        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("enrollment experiment=" + value);
    }

    @Test
    void expressionWithoutAValue_leavesItOut() throws Throwable {
        Point point = Point.of(Flags.class.getName(), "secretive", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, "arg0")
                .optional(Value.BRANCH, "arg0 + this.nobody.name")
                .optional(Value.REASON, "this.empty() | this.nobody.name | this.empty()")
                .optional(Value.TYPE, "this.dark ? 'x' : 'y'");
        App app = new App(point);

        App.call(app.make(Flags.class), "secretive", "key");

        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("enrollment experiment=key");
    }

    @Test
    void expressionAsAnErrorOrAsAnAnswer_isTheChosenText() throws Throwable {
        Point point = Point.of(Flags.class.getName(), "secretive", Kind.EVALUATION, "test")
                .value(Value.FEATURE, "arg0")
                .value(Value.ENROLLED, "this.dark | arg0.isEmpty()")
                .value(Value.ERROR, "arg0.equals('a') ? 'a' | arg0.equals('b') ? 'b'");
        App app = new App(point);
        Object flags = app.make(Flags.class);

        App.call(flags, "secretive", "key");
        App.call(flags, "secretive", "b");

        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines())
                .containsExactly(
                        "evaluation feature=key enrolled=false", "evaluation feature=b enrolled=false error=b");
    }

    @Test
    void keyOfAFrame_canBeAnExpression() throws Throwable {
        Point point = check("callHidden", "this.nobody.name | arg0 + '/x'").nests("group");
        Point inner = check("hiddenRead", "'cart' + '/x'").nests("group");
        App app = new App(point, inner);

        App.call(app.make(Flags.class), "callHidden", "cart");

        assertThat(app.woven).hasSize(2);
        assertThat(recorder.lines()).containsExactly("check cart/x null");
    }

    @Test
    void argument_isReadAsItWasPassed() throws Throwable {
        App app = new App(check("change", "arg0"));

        App.call(app.make(Flags.class), "change", "given");

        assertThat(recorder.lines()).containsExactly("check given null");
    }

    @Test
    void wideArguments_keepTheirPlaces() throws Throwable {
        Point point = Point.of(Flags.class.getName(), "wide", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, "arg0")
                .value(Value.BRANCH, "arg1")
                .value(Value.REASON, "arg2")
                .value(Value.TYPE, "arg3");
        App app = new App(point);

        Object returned = App.call(app.make(Flags.class), "wide", 1L << 40, 2.5, "k", 9);

        assertThat(returned).isEqualTo("k10995116277762.59");
        assertThat(recorder.lines()).containsExactly("enrollment experiment=1099511627776 branch=2.5 type=9 reason=k");
    }

    @Test
    void primitiveReturn_isText() throws Throwable {
        App app = new App(check("big", "return"), check("small", "return"));
        Object flags = app.make(Flags.class);

        App.call(flags, "big");
        App.call(flags, "small", (byte) -3);

        assertThat(recorder.lines()).containsExactly("check 1099511627776 null", "check -3 null");
    }

    @Test
    void privateMethod_isWoven() throws Throwable {
        App app = new App(check("hiddenRead", "arg0"));

        App.call(app.make(Flags.class), "callHidden", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void staticMethod_isWoven() throws Throwable {
        App app = new App(check("isOn", "arg0"));

        App.call(app.loadClass(Flags.class.getName()), "isOn", "cart");

        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void constructor_isWovenAtItsEnd() throws Throwable {
        Point point = Point.of(User.class.getName(), "<init>", Kind.EXPOSURE, "test")
                .value(Value.FEATURE, "arg0")
                .value(Value.EXPERIMENT, "this.name");
        App app = new App(point);

        app.make(User.class, "bob");

        assertThat(recorder.lines()).containsExactly("exposure feature=bob experiment=bob");
    }

    @Test
    void optionalMember_isNullWhereItIsAbsent() throws Throwable {
        Point point = Point.of(Flags.class.getName(), "isEnabled", Kind.ENROLLMENT, "test")
                .value(Value.EXPERIMENT, "arg0")
                .value(Value.ENROLLMENT_ID, "this.user.enrollmentId()?");
        App app = new App(point);

        App.call(app.make(Flags.class), "isEnabled", "cart", "u");

        assertThat(recorder.lines()).containsExactly("enrollment experiment=cart");
    }

    @Test
    void castThatFails_isCountedAndHarmless() throws Throwable {
        App app = new App(check("any", "arg0(java.lang.String)"));

        Object returned = App.call(app.make(Flags.class), "any", 5);

        assertThat(returned).isEqualTo(5);
        assertThat(recorder.lines()).containsExactly("failed " + Flags.class.getName() + ".any ClassCastException");
    }

    @Test
    void getterThatThrows_isCountedAndHarmless() throws Throwable {
        App app = new App(check("read", "arg0.key()"));
        Object reader = app.make(User.class, new Object[] {null});

        Object returned = App.call(app.make(Flags.class), "read", reader);

        assertThat(returned).isEqualTo("value");
        assertThat(recorder.lines()).containsExactly("failed " + Flags.class.getName() + ".read IllegalStateException");
    }

    private static Point check(String method, String feature) {
        return Point.of(Flags.class.getName(), method, Kind.FEATURE_CHECK, "test")
                .value(Value.FEATURE, feature);
    }
}

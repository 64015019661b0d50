package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.exposureagent.core.instrument.app.Far;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.core.instrument.app.Service;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "read    | arg0.near            | near of .*Foreign is package-private, not accessible to .*Far",
                "read    | arg0.guarded()       | guarded of .*Foreign is protected, not accessible to .*Far",
                "read    | arg0.closed().open() | class .*Foreign\\$Closed is not accessible to .*Far",
                "read    | arg0.absent          | step absent: .*Foreign has no such member",
                "read    | arg0.absent()        | step absent\\(\\): .*Foreign has no such member",
                "read    | return.length().x    | step x: int has no members",
                "read    | arg0(com.acme.No)    | class com.acme.No is not found",
                "read    | this.nested          | .*Far\\$Nested is no value for feature",
                "read    | this.pick('x')       | method pick of .*Far has 2 overloads that fit.*",
                "read    | this.fixed('x')      | method fixed of .*Far is static",
                "read    | this.nothing()       | step nothing\\(\\): the method returns nothing",
                "read    | arg1                 | the method has 1 parameters",
                "read    | this.pick(arg1)      | the method has 1 parameters",
                "read    | item                 | 'item' without 'each'",
                "nothing | return               | 'return' of a method that returns nothing",
                "fixed   | this.nested          | 'this' in a static method",
            })
    void path_thatCannotBeWoven_isNamedOnceWithItsReason(String method, String path, String reason) throws Throwable {
        App app = new App(point(Far.class, method).value(Value.FEATURE, path));
        String name = Far.class.getName();

        byte[] first = app.transform(name, App.bytes(name));
        byte[] second = app.transform(name, App.bytes(name));

        assertThat(first).isNull();
        assertThat(second).isNull();
        assertThat(app.problems)
                .singleElement()
                .asString()
                .startsWith("points.json, points[3]: " + name + "." + method + "(")
                .contains("is not woven: feature \"" + path + "\": ")
                .matches(".*\": " + reason);
        assertThat(app.instrumenter.neverMatched())
                .singleElement()
                .matches(NeverMatched::isTold)
                .extracting(NeverMatched::reason)
                .asString()
                .contains("is not woven: feature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "'x' + this.nested  ^ this.nested ^ is no value for feature",
                "return ? 'x' : 'y' ^ return      ^ java.lang.String is no value for it",
                "arg0.near | 'x'    ^ arg0.near   ^ is package-private",
            })
    void expression_isRefusedByThePathAtFault(String expression, String path, String reason) {
        App app = new App(point(Far.class, "read").value(Value.FEATURE, expression));

        byte[] woven = app.transform(Far.class.getName(), App.bytes(Far.class.getName()));

        assertThat(woven).isNull();
        assertThat(app.problems).singleElement().asString().contains("feature \"" + path + "\": ", reason);
    }

    @ParameterizedTest
    @CsvSource({"this.guarded(),guarded", "this.nested.mine,mine", "this.nested.own(),own"})
    void inheritedAndNestedMember_isNotRefused(String path, String value) throws Throwable {
        App app = new App(point(Far.class, "nothing").value(Value.FEATURE, path));

        App.call(app.make(Far.class), "nothing");

        assertThat(app.problems).isEmpty();
        assertThat(recorder.lines()).containsExactly("check " + value + " null");
    }

    @Test
    void privateMemberOfANestMate_isRefusedBeforeJava11() {
        App app = new App(point(Far.class, "nothing").value(Value.FEATURE, "this.nested.mine"));
        byte[] java8 = App.bytes(Far.class.getName());
        java8[7] = 52;

        byte[] woven = app.transform(Far.class.getName(), java8);

        assertThat(woven).isNull();
        assertThat(app.problems).singleElement().asString().contains("mine of ", "Nested is private");
    }

    @Test
    void memberOfASuperclassThatIsPrivate_isRefused() {
        App app = new App(point(Flags.class, "secretive").value(Value.FEATURE, "this.own"));

        app.transform(Flags.class.getName(), App.bytes(Flags.class.getName()));

        assertThat(app.problems).singleElement().asString().contains("own of ", "Base is private");
    }

    @Test
    void refusedPoint_doesNotKeepOthersFromTheClass() throws Throwable {
        App app = new App(
                point(Far.class, "nothing").value(Value.FEATURE, "this.absent"),
                point(Far.class, "read").value(Value.FEATURE, "return"));

        App.call(app.make(Far.class), "read", app.make(Far.class));

        assertThat(app.problems).hasSize(1);
        assertThat(recorder.lines()).containsExactly("check value null");
    }

    @Test
    void malformedPath_isNamedAtInstall() {
        App app = new App(point(Far.class, "read").value(Value.FEATURE, "arg0..x"));

        assertThat(app.problems)
                .containsExactly("points.json, points[3]: " + Far.class.getName()
                        + " is not woven: \"arg0..x\" is malformed at column 6: expected the name of a field or"
                        + " method");
        assertThat(app.jvm.transformers).isEmpty();
    }

    @Test
    void classOfTheJdk_isRefusedAtInstall() {
        App app = new App(point(String.class, "length").value(Value.FEATURE, "this"));

        assertThat(app.problems)
                .containsExactly("points.json, points[3]: java.lang.String is not woven: it is part of the JDK");
    }

    @Test
    void neverMatched_tellsWhatIsMissing() throws Throwable {
        App app = new App(
                point(Far.class, "absent").value(Value.FEATURE, "arg0"),
                point(Service.class, "isActive").value(Value.FEATURE, "arg0"),
                point(Flags.class, "isEnabled").value(Value.FEATURE, "arg0"),
                point(Far.class, "read").value(Value.FEATURE, "return"));

        app.make(Far.class);
        app.loadClass(Service.class.getName());

        assertThat(app.problems).isEmpty();
        assertThat(app.instrumenter.neverMatched())
                .extracting(NeverMatched::reason)
                .containsExactly(
                        Far.class.getName() + " has no method absent",
                        Service.class.getName()
                                + " has only an abstract isActive; with subtypes the implementations are woven",
                        "class " + Flags.class.getName() + " was not loaded");
        assertThat(app.instrumenter.neverMatched()).noneMatch(NeverMatched::isTold);
    }

    private static Point point(Class<?> type, String method) {
        return Point.of(type.getName(), method, Kind.FEATURE_CHECK, "points.json, points[3]")
                .byItself();
    }
}

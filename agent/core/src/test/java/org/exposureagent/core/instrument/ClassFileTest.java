package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.stream.IntStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.exposureagent.integrations.Kind;
import org.exposureagent.integrations.Point;
import org.exposureagent.integrations.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassFileTest {

    private static final String NAME = "com.acme.Flags";

    private final Recorder recorder = Recorder.plugIn();

    @AfterEach
    void unplug() {
        recorder.close();
    }

    static IntStream versions() {
        return IntStream.rangeClosed(49, 69);
    }

    static IntStream runnableVersions() {
        return IntStream.rangeClosed(49, 44 + Runtime.version().feature());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void classFileOfAnyVersion_isWovenAndKeepsIt(int version) {
        App app = new App(point());

        byte[] woven = Objects.requireNonNull(app.transform(NAME, classFile(version)));

        assertThat(woven[7]).isEqualTo((byte) version);
        assertThat(app.woven).hasSize(1);
        assertThat(app.problems).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runnableVersions")
    void classFileOfAnyVersion_runsWoven(int version) throws Throwable {
        App app = new App(point());

        Object returned = look(app.define(NAME, classFile(version)));

        assertThat(returned).isEqualTo("cart");
        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void classFileOfAnUnknownVersion_isLeftAlone() {
        App app = new App(point());

        byte[] woven = app.transform(NAME, classFile(99));

        assertThat(woven).isNull();
        assertThat(app.problems).singleElement().asString().contains(NAME, "class file version 99 is newer than");
    }

    @Test
    void wovenClassFile_isNotWovenAgain() {
        App app = new App(point());

        byte[] once = Objects.requireNonNull(app.transform(NAME, classFile(52)));
        byte[] twice = app.transform(NAME, once);
        byte[] afresh = app.transform(NAME, classFile(52));

        assertThat(twice).isNull();
        assertThat(afresh).isEqualTo(once);
        assertThat(app.woven).hasSize(1);
        assertThat(app.problems).isEmpty();
    }

    @Test
    void method_isFoundBesideASyntheticOneOfTheSameArguments() throws Throwable {
        App app = new App(Point.of(NAME, "*", Kind.FEATURE_CHECK, "test")
                .returning("Ljava/lang/String;")
                .descriptor("(Ljava/lang/String;)Ljava/lang/String;")
                .value(Value.FEATURE, "return"));

        Object returned = look(app.define(NAME, classFile(52)));

        assertThat(returned).isEqualTo("cart");
        assertThat(app.instrumenter.woven())
                .extracting(Woven::method)
                .containsExactly("look(Ljava/lang/String;)Ljava/lang/String;");
        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void methodThatNamesAMissingClass_keepsNoOtherFromBeingWoven() throws Exception {
        App app = new App(
                Point.of(NAME, "gone", Kind.FEATURE_CHECK, "test").byItself().value(Value.FEATURE, "arg0.toString()"),
                Point.of(NAME, "gone", Kind.FEATURE_CHECK, "test").value(Value.FEATURE, "'constant'"),
                point());

        byte[] woven = app.transform(NAME, classFile(52));

        assertThat(woven).isNotNull();
        assertThat(app.woven).hasSize(2);
        assertThat(app.problems)
                .containsExactly("test: " + NAME + ".gone(Lcom/acme/Missing;)Ljava/lang/String; is not woven: feature"
                        + " \"arg0.toString()\": class com.acme.Missing is not found");
    }

    @Test
    void bridge_isNotWovenThoughItIsNotMarkedSynthetic() {
        App app = new App(
                Point.of(NAME, "size", Kind.FEATURE_CHECK, "test").byItself().value(Value.FEATURE, "return"));

        byte[] woven = app.transform(NAME, classFile(52));

        assertThat(woven).isNull();
        assertThat(app.instrumenter.neverMatched())
                .singleElement()
                .extracting(NeverMatched::reason)
                .isEqualTo(NAME + " has only a size that the compiler made, which calls another");
    }

    @Test
    void brokenClassFile_isLeftAloneAndNamed() {
        App app = new App(point());

        byte[] woven = app.transform(NAME, new byte[] {1, 2, 3});

        assertThat(woven).isNull();
        assertThat(app.problems).singleElement().asString().startsWith("test: " + NAME + " is not woven: ");
        assertThat(app.instrumenter.neverMatched())
                .extracting(NeverMatched::reason)
                .allMatch(reason -> reason.startsWith(NAME + " is not woven: "))
                .hasSize(1);
    }

    /** Not by reflection, which would look for the types that the other methods name. */
    private static Object look(Class<?> type) throws Throwable {
        return MethodHandles.publicLookup()
                .findStatic(type, "look", MethodType.methodType(String.class, String.class))
                .invokeWithArguments("cart");
    }

    private static Point point() {
        return Point.of(NAME, "look", Kind.FEATURE_CHECK, "test").nests("group").value(Value.FEATURE, "arg0");
    }

    /** {@code static String look(String key) { return key; }}, and what else compilers make. */
    private static byte[] classFile(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                version,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                NAME.replace('.', '/'),
                null,
                "java/lang/Object",
                null);
        method(writer, "look", Opcodes.ACC_SYNTHETIC, "(Ljava/lang/String;)Ljava/lang/Object;");
        method(writer, "look", 0, "(Ljava/lang/String;)Ljava/lang/String;");
        method(writer, "size", Opcodes.ACC_BRIDGE, "(Ljava/lang/String;)Ljava/lang/String;");
        method(writer, "gone", 0, "(Lcom/acme/Missing;)Ljava/lang/String;");
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void method(ClassWriter writer, String name, int access, String descriptor) {
        MethodVisitor method =
                writer.visitMethod(access | Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        if (name.equals("gone")) {
            method.visitInsn(Opcodes.ACONST_NULL);
        } else {
            method.visitVarInsn(Opcodes.ALOAD, 0);
        }
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }
}

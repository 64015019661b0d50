package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
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
    void classFileOfAnyVersion_runsWoven(int version) throws Exception {
        App app = new App(point());

        Method method = app.define(NAME, classFile(version)).getMethod("look", String.class);
        Object returned = method.invoke(null, "cart");

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
    void method_isFoundBesideASyntheticOneOfTheSameArguments() throws Exception {
        App app = new App(Point.of(NAME, "*", Kind.FEATURE_CHECK, "test")
                .returning("Ljava/lang/String;")
                .value(Value.FEATURE, "return"));

        Method method = app.define(NAME, classFile(52)).getMethod("look", String.class);
        method.invoke(null, "cart");

        assertThat(app.instrumenter.woven())
                .extracting(Woven::method)
                .containsExactly("look(Ljava/lang/String;)Ljava/lang/String;");
        assertThat(recorder.lines()).containsExactly("check cart null");
    }

    @Test
    void brokenClassFile_isLeftAloneAndNamed() {
        App app = new App(point());

        byte[] woven = app.transform(NAME, new byte[] {1, 2, 3});

        assertThat(woven).isNull();
        assertThat(app.problems).singleElement().asString().startsWith(NAME + " is not woven: ");
    }

    private static Point point() {
        return Point.of(NAME, "look", Kind.FEATURE_CHECK, "test").nests("group").value(Value.FEATURE, "arg0");
    }

    /** {@code static String look(String key) { return key; }}, and the synthetic sibling that Kotlin makes of some. */
    private static byte[] classFile(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                version,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                NAME.replace('.', '/'),
                null,
                "java/lang/Object",
                null);
        look(writer, Opcodes.ACC_SYNTHETIC, "(Ljava/lang/String;)Ljava/lang/Object;");
        look(writer, 0, "(Ljava/lang/String;)Ljava/lang/String;");
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void look(ClassWriter writer, int access, String descriptor) {
        MethodVisitor method =
                writer.visitMethod(access | Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "look", descriptor, null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }
}

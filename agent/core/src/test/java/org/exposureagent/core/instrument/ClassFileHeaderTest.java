package org.exposureagent.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.exposureagent.core.instrument.app.Flags;
import org.exposureagent.core.instrument.app.Service;
import org.junit.jupiter.api.Test;

class ClassFileHeaderTest {

    private static final byte[] FLAGS = App.bytes(Flags.class.getName());

    @Test
    void supertypes_areTheSuperclassThenTheInterfaces() {
        ClassFileHeader ofClass = header(FLAGS);
        ClassFileHeader ofInterface = header(App.bytes(Service.class.getName()));
        ClassFileHeader ofObject = header(App.bytes("java.lang.Object"));

        assertThat(ofClass.supertypes())
                .containsExactly(
                        "org/exposureagent/core/instrument/app/Base", "org/exposureagent/core/instrument/app/Named");
        assertThat(ofInterface.supertypes()).containsExactly("java/lang/Object");
        assertThat(ofObject.supertypes()).isEmpty();
    }

    @Test
    void mentions_needsTheWholeString() {
        ClassFileHeader header = header(FLAGS);

        assertThat(header.mentions(utf8("isEnabled"))).isTrue();
        assertThat(header.mentions(utf8("isEnable"))).isFalse();
        assertThat(header.mentions(utf8("isEnabled2"))).isFalse();
    }

    @Test
    void mentionsReturn_readsSignatures() {
        ClassFileHeader header = header(FLAGS);

        assertThat(header.mentionsReturn(utf8("Ljava/util/List<Ljava/lang/String;>;")))
                .isTrue();
        assertThat(header.mentionsReturn(utf8("Ljava/util/Set<Ljava/lang/String;>;")))
                .isFalse();
        assertThat(header.mentionsReturn(utf8("cart"))).isFalse();
    }

    @Test
    void whatIsNoClassFile_isNull() {
        byte[] unknownConstant = FLAGS.clone();
        unknownConstant[10] = 99;

        assertThat(ClassFileHeader.of(new byte[0])).isNull();
        assertThat(ClassFileHeader.of(new byte[100])).isNull();
        assertThat(ClassFileHeader.of(Arrays.copyOf(FLAGS, 200))).isNull();
        assertThat(ClassFileHeader.of(unknownConstant)).isNull();
    }

    private static ClassFileHeader header(byte[] classFile) {
        return Objects.requireNonNull(ClassFileHeader.of(classFile));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

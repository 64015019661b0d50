package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourceTest {

    @TempDir
    private Path folder;

    @Test
    void compile_writesClassFilesOfTheLevel() throws IOException {
        String source = "package a.b;\n\npublic final class Small {}";

        JavaSource.release(8).compile(folder, source);

        byte[] classFile = Files.readAllBytes(folder.resolve("a/b/Small.class"));
        assertThat(classFile[7]).as("major version").isEqualTo((byte) 52);
    }

    @Test
    void compile_findsWhatIsOnTheClassPath() {
        Path library =
                JavaSource.release(17).compile(folder.resolve("library"), "package lib;\npublic interface Lib {}");

        Path classes = JavaSource.release(17)
                .classPath(List.of(library))
                .compile(folder.resolve("classes"), "record User(lib.Lib lib) {}");

        assertThat(classes.resolve("User.class")).exists();
    }

    @Test
    void compile_failsWithTheCompilersMessages() {
        String wrong = "class Wrong { int number = \"text\"; }";

        assertThatThrownBy(() -> JavaSource.release(17).compile(folder, wrong))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("incompatible types");
    }
}

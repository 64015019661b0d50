package org.exposureagent.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {

    @TempDir
    private Path temp;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void directory_and_files_are_the_users_alone() throws IOException {
        DataDir dir = new DataDir(temp.resolve("new/dir").toFile());

        dir.create();
        FileChannel channel = dir.open("file", Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        channel.close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("new/dir"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("new/dir/file"))))
                .isEqualTo("rw-------");
    }

    @Test
    void create_where_a_file_is_fails_with_its_name() throws IOException {
        Path file = Files.createFile(temp.resolve("taken"));

        DataDir dir = new DataDir(file.toFile());

        assertThatThrownBy(dir::create).isInstanceOf(IOException.class).hasMessageContaining("taken");
    }
}

package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.exposureagent.core.diagnostics.Log;

/**
 * The directory {@code data.dir}. What the agent makes in it is the user's alone where the file system is POSIX: 0700
 * and 0600.
 *
 * <p>It is named by a {@link File}, and made only when something is written, on the worker: start-up must not load
 * {@code java.nio.file}.
 */
public record DataDir(File directory, Disk disk) {

    public DataDir(File directory) {
        this(directory, Disk.SYSTEM);
    }

    /** A directory in this one. */
    public DataDir in(String name) {
        return new DataDir(file(name), disk);
    }

    public File file(String name) {
        return new File(directory, name);
    }

    /** Makes the directory and its parents if they are not there. */
    public void create() throws IOException {
        Path path = directory.toPath();
        if (Files.isDirectory(path)) {
            return;
        }
        try {
            Files.createDirectories(path, attributes(path, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + " is a file, not a directory", e);
        }
    }

    /** Says, once whoever finds out, that nothing can be stored here: what is recorded lives in memory only. */
    public void tellUnwritable(Exception why, Log log) {
        log.once(
                "unwritable " + directory,
                directory + " is not writable (" + why + "): what belongs there lives in memory only");
    }

    /** Opens a file of this directory, which must exist. */
    public FileChannel open(String name, Set<? extends OpenOption> options) throws IOException {
        Path path = file(name).toPath();
        return disk.open(path, options, attributes(path, "rw-------"));
    }

    /** Appends to a file of this directory, which must exist: all of it or, where that fails, nothing. */
    public void append(String name, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = open(name, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            long before = channel.size();
            try {
                writeAll(channel, bytes);
            } catch (IOException e) {
                channel.truncate(before); // a full disk takes a part
                throw e;
            }
        }
    }

    /**
     * Makes or replaces a file in one move: a reader, or a crash of the process, sees the old one or the new one.
     *
     * @param temporary what it is called before; not there afterwards, unless the process dies
     */
    public void replace(String name, String temporary, ByteBuffer bytes) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        create();
        Path written = file(temporary).toPath();
        try {
            try (FileChannel channel = open(temporary, options)) {
                writeAll(channel, bytes);
            }
            Files.move(
                    written, file(name).toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(written); // the little that a full disk had left is not ours
            throw e;
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

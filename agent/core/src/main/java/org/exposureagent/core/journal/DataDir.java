package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
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
public record DataDir(File directory) {

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
        return FileChannel.open(path, options, attributes(path, "rw-------"));
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

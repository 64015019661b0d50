package org.exposureagent.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** What opens the files of a data directory that are written to: the place where tests put a disk that is full. */
public class Disk {

    /** The disks of this machine. */
    public static final Disk SYSTEM = new Disk();

    protected Disk() {}

    /** As {@link FileChannel#open(Path, Set, FileAttribute...)}. */
    public FileChannel open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return FileChannel.open(path, options, attributes);
    }
}

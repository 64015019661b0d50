package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The files of one run, which hold its journal:
 *
 * <pre>
 * data.dir/journal/PID-RANDOM/lock        locked as long as the process lives
 * data.dir/journal/PID-RANDOM/N.segment   {@link SegmentHeader}, {@link Records}
 * data.dir/journal/PID-RANDOM/N.seals     {@link SealFile} of the segment with number N
 * data.dir/journal/PID-RANDOM-N.corrupt   a segment that could not be read, set aside
 * </pre>
 *
 * Whoever gets the lock owns the rest. A process that ends, however it ends, lets go of it.
 */
final class RunDirectory {

    static final String JOURNAL = "journal";
    static final String CORRUPT = ".corrupt";
    static final String SEGMENT = ".segment";
    private static final String LOCK = "lock";
    private static final int ZEROS = 1 << 16;

    /** Those of this process: where files are locked as POSIX does it, closing one that is locked would unlock it. */
    private static final Set<File> OWN = ConcurrentHashMap.newKeySet();

    private final DataDir files;
    private final FileChannel lock;
    private final AtomicInteger made = new AtomicInteger();
    private final Map<Integer, SealFile> seals = new HashMap<>();

    private RunDirectory(DataDir files, FileChannel lock) {
        this.files = files;
        this.lock = lock;
    }

    /** Makes a new one. */
    static RunDirectory create(DataDir data) throws IOException {
        while (true) {
            String name = ProcessHandle.current().pid() + "-"
                    + Long.toHexString(ThreadLocalRandom.current().nextLong());
            DataDir files = of(data, name);
            files.create();
            FileChannel lock = lock(files, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (lock != null) {
                RunDirectory made = new RunDirectory(files, lock);
                if (made.isThere()) {
                    return made;
                }
                made.release();
            } // someone took it, at that very moment, for a dead one
        }
    }

    /** Takes over that of a dead process; null if its process lives, or it is another's, or just being made. */
    static @Nullable RunDirectory adopt(DataDir data, String name) throws IOException {
        DataDir files = of(data, name);
        if (!files.file(LOCK).isFile()) {
            return null;
        }
        FileChannel lock = lock(files, Set.of(StandardOpenOption.WRITE));
        return lock == null ? null : new RunDirectory(files, lock);
    }

    private static DataDir of(DataDir data, String name) {
        return data.in(JOURNAL).in(name);
    }

    /** The open channel, with its lock; null if another has it. */
    private static @Nullable FileChannel lock(DataDir files, Set<StandardOpenOption> options) throws IOException {
        if (!OWN.add(files.directory())) {
            return null;
        }
        boolean locked = false;
        FileChannel channel = files.open(LOCK, options);
        try {
            locked = channel.tryLock() != null;
            return locked ? channel : null;
        } finally {
            if (!locked) {
                OWN.remove(files.directory());
                channel.close();
            }
        }
    }

    /** The directory itself. */
    File directory() {
        return files.directory();
    }

    /** Whether nobody deleted it. */
    boolean isThere() {
        return files.file(LOCK).exists();
    }

    /** A new file of zeros, really written: a page without disk under it would fault in application code. */
    Segment newSegment(int capacity) throws IOException {
        String name = made.incrementAndGet() + SEGMENT;
        File file = files.file(name);
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean whole = false;
        try (FileChannel channel = files.open(name, options)) {
            ByteBuffer zeros = ByteBuffer.allocate(Math.min(ZEROS, capacity));
            for (int written = 0; written < capacity; ) {
                zeros.clear().limit(Math.min(zeros.capacity(), capacity - written));
                written += channel.write(zeros);
            }
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, capacity);
            whole = true;
            return new Segment(bytes, file);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file.toPath());
            }
        }
    }

    /** For the worker of the process that adopted it. */
    SealFile seals(int segment) {
        return seals.computeIfAbsent(segment, number -> new SealFile(files, number));
    }

    /** Its files with this ending; none if the directory is gone. */
    File[] files(String ending) {
        File[] found = files.directory().listFiles((directory, name) -> name.endsWith(ending));
        return found == null ? new File[0] : found;
    }

    /** Moves a file out of the way of everything. */
    void setAside(File file) throws IOException {
        String name = files.directory().getName() + "-" + file.getName().replace(SEGMENT, CORRUPT);
        Files.move(file.toPath(), new File(files.directory().getParentFile(), name).toPath());
    }

    /** Deletes it if it holds no segment any more, and lets go of it in any case. */
    void release() throws IOException {
        try (lock) {
            if (files(SEGMENT).length == 0) {
                for (File file : files("")) {
                    Files.deleteIfExists(file.toPath());
                }
                Files.deleteIfExists(files.directory().toPath());
            }
        } finally {
            OWN.remove(files.directory());
        }
    }
}

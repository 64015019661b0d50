package org.exposureagent.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * A lock that the processes of one {@code data.dir} share, and the threads of each: an operating system's lock on a
 * file. The lock of a process that died is free. Reentrant. Not for application threads.
 *
 * <p>Where the directory cannot be written to, which is told once, there is nothing to share: the lock then is one
 * between threads.
 */
public final class DataLock {

    /** By path. One open channel a file and JVM: on POSIX, closing a second one would free what the first locked. */
    private static final ConcurrentHashMap<String, Local> LOCAL = new ConcurrentHashMap<>();

    private final DataDir directory;
    private final String name;
    private final Log log;

    /** What threads of this JVM hold; the channel is there while the first of them does. */
    private static final class Local {
        private final ReentrantLock threads = new ReentrantLock();
        private @Nullable FileChannel channel;
    }

    /** The lock, held by the thread that took it. */
    public static final class Held implements AutoCloseable {
        private final Local local;

        private Held(Local local) {
            this.local = local;
        }

        /** Whether other processes are kept out too. */
        public boolean isShared() {
            return local.channel != null;
        }

        /** Gives it back. */
        @Override
        public void close() {
            FileChannel open = local.channel;
            try {
                if (open != null && local.threads.getHoldCount() == 1) {
                    local.channel = null;
                    open.close();
                }
            } catch (IOException e) {
                // nothing was written through it, and its descriptor is gone all the same
                assert !open.isOpen() : e;
            } finally {
                local.threads.unlock();
            }
        }
    }

    /** A lock that touches nothing before it is taken. */
    public DataLock(DataDir directory, String name, Log log) {
        this.directory = directory;
        this.name = name;
        this.log = log;
    }

    /** Waits for it. Those who hold it do so for milliseconds. */
    public Held acquire() {
        Local local = local();
        local.threads.lock();
        lockFile(local, true);
        return new Held(local);
    }

    /** Takes it if it is free; null if another thread or process has it. */
    public @Nullable Held tryAcquire() {
        Local local = local();
        if (!local.threads.tryLock()) {
            return null;
        }
        if (!lockFile(local, false)) {
            local.threads.unlock();
            return null;
        }
        return new Held(local);
    }

    /** False if another has it; a file that cannot be locked at all is told, and true. */
    private boolean lockFile(Local local, boolean waits) {
        if (local.channel != null) {
            return true;
        }
        try {
            directory.create();
            FileChannel channel = directory.open(name, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            local.channel = locked(channel, waits) ? channel : null;
            return local.channel != null;
        } catch (IOException | InvalidPathException e) {
            directory.tellUnwritable(e, log);
            return true;
        }
    }

    private static boolean locked(FileChannel channel, boolean waits) throws IOException {
        boolean locked = false;
        try {
            FileLock lock = waits ? channel.lock() : channel.tryLock();
            locked = lock != null;
            return locked;
        } catch (OverlappingFileLockException e) {
            throw new IOException("locked by another agent in this JVM", e);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private Local local() {
        return LOCAL.computeIfAbsent(directory.file(name).getAbsolutePath(), path -> new Local());
    }
}

package org.exposureagent.core.journal;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** Makes the segments of this run, on disk if that can be, and keeps their bounds. Thread-safe. */
final class SegmentMaker {

    private final DataDir data;
    private final long maxBytes;
    private final int segmentBytes;
    private final Counters counters;
    private final Log log;
    private final AtomicLong onDisk;
    private final AtomicLong inMemory;
    private final ReentrantLock directories = new ReentrantLock();
    // more than one if somebody deletes the directory under way: what is mapped of the old one stays
    private final List<RunDirectory> made = new ArrayList<>();

    SegmentMaker(DataDir data, long maxBytes, Counters counters, Log log) {
        this.data = data;
        this.maxBytes = maxBytes;
        this.segmentBytes = (int) Math.max(Limits.SMALLEST_SEGMENT_BYTES, Math.min(Limits.SEGMENT_BYTES, maxBytes / 4));
        this.counters = counters;
        this.onDisk = counters.level("journal.bytes");
        this.inMemory = counters.level("journal.memory-bytes");
        this.log = log;
    }

    /**
     * A new segment; null if the bounds do not allow one.
     *
     * @param needed bytes that must find room in it
     * @param lifecycle what an enrollment needs has no bound on disk, and a wider one in memory
     */
    @Nullable
    Segment make(int needed, boolean lifecycle) {
        if (needed > Limits.RECORD_BYTES) {
            counters.count("events.too-long");
            return null;
        }
        int capacity = Math.max(segmentBytes, SegmentHeader.BYTES + 4 * needed);
        if (!lifecycle && onDisk.get() > 0 && onDisk.get() + capacity > maxBytes) {
            return null;
        }
        Segment segment = onDisk(capacity);
        return segment == null ? inMemory(capacity, lifecycle) : segment;
    }

    /** Forgets a segment, and its file with its seals. */
    void delete(Segment segment) {
        File file = segment.file();
        if (file == null) {
            inMemory.addAndGet(-segment.capacity());
            return;
        }
        onDisk.addAndGet(-segment.capacity());
        boolean deleted = file.delete() || !file.exists();
        SealFile seals = SealFile.beside(segment, data);
        if (!deleted) {
            counters.count("journal.undeleted");
        } else if (seals != null && seals.file().exists() && !seals.file().delete()) {
            counters.count("journal.undeleted");
        }
    }

    /** Lets go of the directories; those without a segment are deleted. */
    void release() {
        directories.lock();
        try {
            for (RunDirectory directory : made) {
                directory.release();
            }
            made.clear();
        } catch (IOException e) {
            counters.count("journal.undeleted");
            log.debug("the journal's directory stays: " + e);
        } finally {
            directories.unlock();
        }
    }

    /** The caller may be a thread of the application, which someone interrupts: that must neither harm nor get lost. */
    private @Nullable Segment onDisk(int capacity) {
        boolean interrupted = false;
        try {
            for (int i = 0; i < Limits.INTERRUPTED_ATTEMPTS; i++) {
                interrupted |= Thread.interrupted();
                try {
                    Segment segment = directory().newSegment(capacity);
                    onDisk.addAndGet(capacity);
                    return segment;
                } catch (ClosedByInterruptException e) {
                    counters.count("journal.interrupted");
                }
            }
        } catch (IOException | InvalidPathException e) {
            data.tellUnwritable(e, log);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return null;
    }

    private @Nullable Segment inMemory(int capacity, boolean lifecycle) {
        int bound = lifecycle ? Limits.LIFECYCLE_MEMORY_BYTES : Limits.MEMORY_BYTES;
        if (inMemory.addAndGet(capacity) > bound) {
            inMemory.addAndGet(-capacity);
            return null;
        }
        return new Segment(ByteBuffer.allocate(capacity), null);
    }

    private RunDirectory directory() throws IOException {
        directories.lock();
        try {
            RunDirectory newest = made.isEmpty() ? null : made.get(made.size() - 1);
            if (newest == null || !newest.isThere()) {
                newest = RunDirectory.create(data);
                made.add(newest);
            }
            return newest;
        } finally {
            directories.unlock();
        }
    }
}

package org.exposureagent.core.journal;

import java.io.File;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.exposureagent.core.exposure.Annotations;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the journal that several threads append to without lock: a thread claims a place by one compare-and-set,
 * fills it, and publishes it by its first word. The bytes are a mapped file, or memory where none can be had.
 */
final class Segment {

    /** Ends the chain of a closed journal. */
    static final Segment END = new Segment(ByteBuffer.allocate(0), null);

    /** Epochs whose annotations are known to be here; one for each remainder. */
    private static final int EPOCHS = 64;

    private static final long FULL = Long.MIN_VALUE;
    private static final int ONE_RECORD = 32;

    private final ByteBuffer bytes;
    private final @Nullable File file;
    // sequence number of the next record, and in the low 32 bits its position; negative: nothing more is taken
    private final AtomicLong claims;
    private final AtomicReference<@Nullable Segment> chosen = new AtomicReference<>();
    private final AtomicReference<@Nullable Segment> next = new AtomicReference<>();
    // one more than the epoch; an epoch that is here and not known to be is written again, which does no harm
    private final int[] annotated = new int[EPOCHS];
    private int number;

    /** @param file null: in memory */
    Segment(ByteBuffer bytes, @Nullable File file) {
        this.bytes = bytes;
        this.file = file;
        this.claims = new AtomicLong(SegmentHeader.BYTES);
    }

    /** What a journal begins with: takes nothing, so that the first append makes the first segment. */
    static Segment none() {
        Segment none = new Segment(ByteBuffer.allocate(SegmentHeader.BYTES), null);
        none.close();
        return none;
    }

    int capacity() {
        return bytes.capacity();
    }

    /** Null: it is in memory. */
    @Nullable
    File file() {
        return file;
    }

    /** Its place in the run, from 1; 0 before it is in use. */
    int number() {
        return number;
    }

    @Nullable
    Segment next() {
        return next.get();
    }

    /**
     * The one that will be linked after this, from now on: the first that was offered, by whichever thread. All choose
     * one before any links it, so that each can finish what another one began and stands still in.
     *
     * @param offered null: none
     */
    @Nullable
    Segment choose(@Nullable Segment offered) {
        if (offered != null) {
            chosen.compareAndSet(null, offered);
        }
        return chosen.get();
    }

    /** Makes the chosen one the next. Several threads may do so: all write the same. */
    void link(Segment choice, int salt, long runStartMillis) {
        if (next.get() == null) {
            choice.number = number + 1;
            new SegmentHeader(choice.number, salt, runStartMillis).write(choice.bytes);
            next.compareAndSet(null, choice);
        }
    }

    /** Makes this the last; false if it is not. */
    boolean end() {
        return next.compareAndSet(null, END);
    }

    /**
     * Appends, with the annotations before it if they are not here yet.
     *
     * @return false: it does not fit, and from now on nothing does
     */
    boolean append(byte[] event, Annotations annotations, int salt) {
        if (claims.get() < 0) {
            return false;
        }
        if (isAnnotated(annotations.epoch())) {
            long claim = claim(1, event.length);
            if (claim >= 0) {
                write(event, (int) claim, (int) (claim >>> ONE_RECORD));
            }
            return claim >= 0;
        }
        byte[] before = Records.of(annotations, salt);
        long claim = claim(2, before.length + event.length);
        if (claim >= 0) {
            int position = (int) claim;
            int sequence = (int) (claim >>> ONE_RECORD);
            write(before, position, sequence);
            annotated(annotations.epoch());
            write(event, position + before.length, sequence + 1);
        }
        return claim >= 0;
    }

    /** Takes nothing more; what is claimed is still written. */
    void close() {
        long seen = claims.get();
        while (seen >= 0 && !claims.compareAndSet(seen, seen | FULL)) {
            seen = claims.get();
        }
    }

    boolean isClosed() {
        return claims.get() < 0;
    }

    /** Where the last claim ends, so far. */
    int limit() {
        return (int) claims.get();
    }

    SegmentReader reader(int salt) {
        return new SegmentReader(bytes, number, salt);
    }

    /** What is claimed after this is behind the annotations. Fences for the same reason as in {@link #write}. */
    private boolean isAnnotated(int epoch) {
        boolean isHere = annotated[epoch % EPOCHS] == epoch + 1;
        VarHandle.acquireFence();
        return isHere;
    }

    private void annotated(int epoch) {
        VarHandle.releaseFence();
        annotated[epoch % EPOCHS] = epoch + 1;
    }

    private long claim(int records, int length) {
        while (true) {
            long seen = claims.get();
            if (seen < 0) {
                return FULL;
            }
            if ((int) seen + length > bytes.capacity()) {
                close();
                return FULL;
            }
            if (claims.compareAndSet(seen, seen + ((long) records << ONE_RECORD) + length)) {
                return seen;
            }
        }
    }

    /** Fences and not a VarHandle of the buffer: its first use costs milliseconds, on an application thread. */
    private void write(byte[] record, int position, int sequence) {
        bytes.putInt(position + Records.CHECKSUM_AT, Records.checksum(record, sequence));
        bytes.putInt(position + Records.SEQUENCE_AT, sequence);
        bytes.put(position + Records.CONTENT_AT, record, Records.CONTENT_AT, record.length - Records.CONTENT_AT);
        VarHandle.releaseFence();
        bytes.putInt(position, Records.publishWord(record));
    }
}

package org.exposureagent.core.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a segment file, written when it is taken into use:
 *
 * <pre>
 *  0  u32  "EXPJ"
 *  4  u32  version of the format: 2
 *  8  u32  number of the segment in its run, from 1
 * 12  u32  salt of the checksums
 * 16  u64  wall clock at the start of the run, milliseconds
 * 24  u32  CRC32C of the 24 bytes before
 * 28  u32  0
 * 32       the same again: whatever one damaged byte makes unreadable can be counted
 * </pre>
 *
 * {@link Records} follow, and then zeros. A file of nothing but zeros, or shorter than this, was never in use.
 */
record SegmentHeader(int number, int salt, long runStartMillis) {

    static final int BYTES = 64;

    private static final int MAGIC = 0x4558_504A;
    private static final int VERSION = 2;
    private static final int SUMMED = 24;
    private static final int SECOND_AT = 32;

    void write(ByteBuffer bytes) {
        byte[] header = new byte[SUMMED];
        ByteBuffer fields = ByteBuffer.wrap(header);
        fields.putInt(MAGIC).putInt(VERSION).putInt(number).putInt(salt).putLong(runStartMillis);
        for (int at = 0; at <= SECOND_AT; at += SECOND_AT) {
            bytes.put(at, header, 0, SUMMED);
            bytes.putInt(at + SUMMED, sum(header));
        }
    }

    /** Null if it is not one of this version. */
    static @Nullable SegmentHeader read(ByteBuffer bytes) {
        if (bytes.limit() < BYTES) {
            return null;
        }
        SegmentHeader first = read(bytes, 0);
        return first == null ? read(bytes, SECOND_AT) : first;
    }

    private static @Nullable SegmentHeader read(ByteBuffer bytes, int at) {
        byte[] header = new byte[SUMMED];
        bytes.get(at, header, 0, SUMMED);
        ByteBuffer fields = ByteBuffer.wrap(header);
        if (fields.getInt() != MAGIC || fields.getInt() != VERSION || bytes.getInt(at + SUMMED) != sum(header)) {
            return null;
        }
        return new SegmentHeader(fields.getInt(), fields.getInt(), fields.getLong());
    }

    /** Whether the whole file says that it was never in use. */
    static boolean isUnused(ByteBuffer bytes) {
        return bytes.limit() < BYTES || isZero(bytes, 0);
    }

    /** Whether nothing follows the header. */
    static boolean isEmpty(ByteBuffer bytes) {
        return isZero(bytes, BYTES);
    }

    private static boolean isZero(ByteBuffer bytes, int from) {
        for (int i = from; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int sum(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, header.length);
        return (int) crc.getValue();
    }
}

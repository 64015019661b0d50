package org.exposureagent.core.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Enrollment;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.exposure.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The records of a segment, format 2. Big-endian, each begins at a multiple of 8:
 *
 * <pre>
 *  0  u32   publish word: E5, and in 24 bits the length of the record, a multiple of 8; written last
 *  4  u32   checksum: CRC32C of the publish word and of everything from 12, xor salt, xor mixed sequence number
 *  8  u32   sequence number: how many records of the segment are before it
 * 12  u8    kind
 * 13  u24   0
 * 16  u32   annotation epoch
 *           kind 1 to 8: an event
 * 20  u64   wall clock, milliseconds
 * 28  u64   monotonic clock, milliseconds
 * 36  text  experiment, branch, feature, reason, subject
 *           kind 16: the annotations of the epoch
 * 20  u32   how many
 * 24  text  experiment, branch, enrollment id
 *     u8    type: 0 not known, 1 experiment, 2 rollout; this and those three so many times
 *           zeros to a multiple of 8
 *
 * text: u16 length, and that much UTF-8; FFFF and nothing: none
 * </pre>
 *
 * A place whose publish word is 0 is a hole, left by a thread that died while it wrote, or the end. The salt is the
 * run's own, so that no text of the application can look like a record. An event has the annotations of its epoch in
 * its own segment, before it.
 */
final class Records {

    static final int ALIGNMENT = 8;

    private static final int MAGIC = 0xE5;
    private static final int LENGTH_MASK = 0xFF_FFFF;
    static final int CHECKSUM_AT = 4;
    static final int SEQUENCE_AT = 8;
    static final int CONTENT_AT = 12;
    private static final int EPOCH_AT = 16;
    static final int PAYLOAD_AT = 20;
    private static final int NONE = 0xFFFF;
    private static final int ANNOTATIONS = 16;

    /** The kinds by their number, less one: numbers that are on disks must not follow the order of an enum. */
    private static final EventKind[] KINDS = {
        EventKind.ENROLLMENT,
        EventKind.ENROLL_FAILED,
        EventKind.EXPOSURE,
        EventKind.DISQUALIFICATION,
        EventKind.UNENROLLMENT,
        EventKind.UNENROLL_FAILED,
        EventKind.ACTIVATION,
        EventKind.MALFORMED_FEATURE
    };

    private static final Enrollment.Type[] TYPES = {
        Enrollment.Type.UNKNOWN, Enrollment.Type.EXPERIMENT, Enrollment.Type.ROLLOUT
    };

    private Records() {}

    /** A record but for its sequence number, which {@link #checksum} takes. */
    static byte[] of(Event event, int epoch, int salt) {
        Writer out = new Writer(number(event.kind()), epoch);
        out.u64(event.wallMillis());
        out.u64(event.monotonicMillis());
        out.text(event.experiment());
        out.text(event.branch());
        out.text(event.feature());
        out.text(event.reason());
        out.text(event.subject());
        return out.record(salt);
    }

    static byte[] of(Annotations annotations, int salt) {
        Writer out = new Writer(ANNOTATIONS, annotations.epoch());
        out.u32(annotations.active().size());
        for (Map.Entry<String, Annotation> active : annotations.active().entrySet()) {
            out.text(active.getKey());
            out.text(active.getValue().branch());
            out.text(active.getValue().enrollmentId());
            out.u8(number(active.getValue().type()));
        }
        return out.record(salt);
    }

    static int publishWord(byte[] record) {
        return ByteBuffer.wrap(record).getInt(0);
    }

    /** The checksum of the record at its place. */
    static int checksum(byte[] record, int sequence) {
        return ByteBuffer.wrap(record).getInt(CHECKSUM_AT) ^ mixed(sequence);
    }

    /** The length of the record that begins there; 0 if none does. */
    static int validLength(ByteBuffer bytes, int at, int limit, int salt) {
        int word = bytes.getInt(at);
        int length = word & LENGTH_MASK;
        if (word >>> 24 != MAGIC || length < PAYLOAD_AT || length % ALIGNMENT != 0 || at + length > limit) {
            return 0;
        }
        byte[] record = new byte[length];
        bytes.get(at, record, 0, length);
        int sum = sum(record) ^ salt ^ mixed(sequence(bytes, at));
        return sum == bytes.getInt(at + CHECKSUM_AT) ? length : 0;
    }

    static int sequence(ByteBuffer bytes, int at) {
        return bytes.getInt(at + SEQUENCE_AT);
    }

    static int epoch(ByteBuffer bytes, int at) {
        return bytes.getInt(at + EPOCH_AT);
    }

    static boolean isAnnotations(ByteBuffer bytes, int at) {
        return bytes.get(at + CONTENT_AT) == ANNOTATIONS;
    }

    static Annotations annotations(ByteBuffer bytes, int at) {
        Reader in = new Reader(bytes, at + PAYLOAD_AT);
        int count = (int) in.number(4);
        Map<String, Annotation> active = new HashMap<>();
        for (int i = 0; i < count; i++) {
            active.put(in.required(), new Annotation(in.required(), in.text(), TYPES[(int) in.number(1)]));
        }
        return new Annotations(epoch(bytes, at), active);
    }

    static Event event(ByteBuffer bytes, int at) {
        EventKind kind = KINDS[bytes.get(at + CONTENT_AT) - 1];
        Reader in = new Reader(bytes, at + PAYLOAD_AT);
        return new Event(kind, in.number(8), in.number(8), in.required(), in.text(), in.text(), in.text(), in.text());
    }

    private static int number(EventKind kind) {
        int i = 0;
        while (KINDS[i] != kind) {
            i++;
        }
        return i + 1;
    }

    private static int number(Enrollment.Type type) {
        int i = 0;
        while (TYPES[i] != type) {
            i++;
        }
        return i;
    }

    private static int mixed(int sequence) {
        return sequence * 0x9E37_79B9;
    }

    private static int sum(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, CHECKSUM_AT);
        crc.update(record, CONTENT_AT, record.length - CONTENT_AT);
        return (int) crc.getValue();
    }

    /** On application threads: grows one array, and loads nothing. */
    private static final class Writer {

        private byte[] bytes = new byte[128];
        private int length = CONTENT_AT;

        Writer(int kind, int epoch) {
            u32(kind << 24);
            u32(epoch);
        }

        void u8(int value) {
            room(1);
            put(value, 1);
        }

        void u32(int value) {
            room(4);
            put(value, 4);
        }

        void u64(long value) {
            room(8);
            put(value, 8);
        }

        void text(@Nullable String text) {
            if (text == null) {
                room(2);
                put(NONE, 2);
                return;
            }
            byte[] utf8 = Utf8.clip(text, Limits.TEXT_BYTES).getBytes(StandardCharsets.UTF_8);
            room(2 + utf8.length);
            put(utf8.length, 2);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }

        byte[] record(int salt) {
            int whole = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            byte[] record = new byte[whole];
            System.arraycopy(bytes, 0, record, 0, length);
            ByteBuffer header = ByteBuffer.wrap(record);
            header.putInt(0, MAGIC << 24 | (whole & LENGTH_MASK));
            header.putInt(CHECKSUM_AT, sum(record) ^ salt);
            return record;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                byte[] larger = new byte[2 * (length + more)];
                System.arraycopy(bytes, 0, larger, 0, length);
                bytes = larger;
            }
        }

        private void put(long value, int size) {
            for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
                bytes[length++] = (byte) (value >>> shift);
            }
        }
    }

    private static final class Reader {

        private final ByteBuffer bytes;
        private int at;

        Reader(ByteBuffer bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long number(int size) {
            long value = 0;
            for (int i = 0; i < size; i++) {
                value = value << 8 | (bytes.get(at++) & 0xFF);
            }
            return value;
        }

        @Nullable
        String text() {
            int length = (int) number(2);
            if (length == NONE) {
                return null;
            }
            byte[] utf8 = new byte[length];
            bytes.get(at, utf8, 0, length);
            at += length;
            return new String(utf8, StandardCharsets.UTF_8);
        }

        String required() {
            return String.valueOf(text());
        }
    }
}

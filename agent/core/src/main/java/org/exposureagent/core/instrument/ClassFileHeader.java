package org.exposureagent.core.instrument;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool and the supertypes of a class file (JVMS 4.1), read in place.
 *
 * <p>Small on purpose: it runs for every class that is loaded while a point asks for subtypes, and loads nothing.
 */
final class ClassFileHeader {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    /** Bytes of a constant by tag, without the tag; 0 where there is no such tag. Longs and doubles take two places. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private final byte[] bytes;
    private final int[] offsets;
    private final int end;

    private ClassFileHeader(byte[] bytes, int[] offsets, int end) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.end = end;
    }

    /** Reads it; null where it is not a class file of a form that is known. */
    static @Nullable ClassFileHeader of(byte[] bytes) {
        if (bytes.length < 24 || int4(bytes, 0) != MAGIC) {
            return null;
        }
        int[] offsets = new int[int2(bytes, 8)];
        int at = 10;
        for (int i = 1; i < offsets.length; i++) {
            if (at + 3 > bytes.length) {
                return null;
            }
            int tag = bytes[at];
            offsets[i] = at;
            if (tag == UTF8) {
                at += 3 + int2(bytes, at + 1);
            } else if (tag > 0 && tag < SIZES.length && SIZES[tag] > 0) {
                at += 1 + SIZES[tag];
                i += SIZES[tag] == 8 ? 1 : 0;
            } else {
                return null;
            }
        }
        return at + 8 > bytes.length ? null : new ClassFileHeader(bytes, offsets, at);
    }

    /** Whether the constant pool holds this string: the name of a method that the class declares or calls. */
    boolean mentions(byte[] utf8) {
        for (int offset : offsets) {
            if (isUtf8(offset) && int2(bytes, offset + 1) == utf8.length && matches(offset + 3, utf8)) {
                return true;
            }
        }
        return false;
    }

    /** The same of a descriptor or signature of a method that returns this type. */
    boolean mentionsReturn(byte[] type) {
        for (int offset : offsets) {
            if (isUtf8(offset)) {
                int end = offset + 3 + int2(bytes, offset + 1);
                int start = end - type.length;
                while (start > offset + 3 && bytes[start - 1] != ')') {
                    start--;
                }
                if (start > offset + 3 && matches(start, type)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isUtf8(int offset) {
        return offset != 0 && bytes[offset] == UTF8;
    }

    private boolean matches(int start, byte[] utf8) {
        for (int i = 0; i < utf8.length; i++) {
            if (bytes[start + i] != utf8[i]) {
                return false;
            }
        }
        return true;
    }

    /** Internal names of the superclass, if any, and the interfaces. */
    String[] supertypes() {
        int superclass = int2(bytes, end + 4);
        int interfaces = int2(bytes, end + 6);
        int first = superclass == 0 ? 0 : 1;
        String[] names = new String[first + interfaces];
        if (first == 1) {
            names[0] = className(superclass);
        }
        for (int i = 0; i < interfaces; i++) {
            names[first + i] = className(int2(bytes, end + 8 + 2 * i));
        }
        return names;
    }

    /** Modified UTF-8 differs from UTF-8 only in characters that no class of a point is named with. */
    private String className(int index) {
        int utf8 = offsets[int2(bytes, offsets[index] + 1)];
        return new String(bytes, utf8 + 3, int2(bytes, utf8 + 1), StandardCharsets.UTF_8);
    }

    private static int int2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    private static int int4(byte[] bytes, int at) {
        return int2(bytes, at) << 16 | int2(bytes, at + 2);
    }
}

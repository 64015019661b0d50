package org.exposureagent.core.exposure;

/** Lengths of strings as UTF-8, which is what every limit of the format counts. */
public final class Utf8 {

    private Utf8() {}

    /** The longest start of {@code text} that has at most {@code maxBytes} bytes and ends between code points. */
    public static String clip(String text, int maxBytes) {
        if (text.length() * 3L <= maxBytes) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += bytes(codePoint);
            if (bytes > maxBytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return text;
    }

    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}

package org.exposureagent.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings and booleans; a number stays its text, and null is the text "null".
 *
 * <p>Our own, because it is on the way to the application's first line: loading a library's streaming parser takes 30
 * ms, and on JDK 25 another 20, since it initializes BigDecimal.
 */
final class JsonReader {

    /** Deeper nesting than any options or points file has; recursion must not overflow the stack. */
    private static final int MAX_DEPTH = 100;

    private static final char END = '\0';

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The text is not JSON; the message says where and why. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** The one value that the text is. */
    static Object read(String text) throws MalformedException {
        JsonReader reader = new JsonReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        Object value = reader.value();
        if (reader.peek() != END) {
            throw reader.malformed("something follows the end");
        }
        return value;
    }

    private Object value() throws MalformedException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", "null");
            default -> number();
        };
    }

    private Map<String, Object> object() throws MalformedException {
        Map<String, Object> object = new LinkedHashMap<>();
        open();
        if (peek() != '}') {
            do {
                if (peek() != '"') {
                    throw malformed("a key in quotes expected");
                }
                int keyAt = at;
                String key = string();
                expect(':');
                if (object.put(key, value()) != null) {
                    at = keyAt;
                    throw malformed("key '" + key + "' occurs twice");
                }
            } while (another());
        }
        close('}');
        return object;
    }

    private List<Object> array() throws MalformedException {
        List<Object> array = new ArrayList<>();
        open();
        if (peek() != ']') {
            do {
                array.add(value());
            } while (another());
        }
        close(']');
        return array;
    }

    private String string() throws MalformedException {
        at++;
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = at < text.length() ? text.charAt(at) : END;
            if (c < ' ') {
                throw malformed(at < text.length() ? "a control character in a string" : "a string has no end");
            }
            at++;
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() throws MalformedException {
        char c = at < text.length() ? text.charAt(at++) : END;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        int code = 0;
        for (int i = 0; c == 'u' && i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            code = digit < 0 || code < 0 ? -1 : code * 16 + digit;
        }
        if (c != 'u' || code < 0) {
            throw malformed("unknown escape in a string");
        }
        return (char) code;
    }

    private Object word(String word, Object value) throws MalformedException {
        if (!text.startsWith(word, at)) {
            throw malformed("a value expected");
        }
        at += word.length();
        return value;
    }

    private String number() throws MalformedException {
        int start = at;
        skip("-");
        int whole = digits();
        boolean leadingZero = whole > 1 && text.charAt(at - whole) == '0';
        boolean complete = whole > 0 && !leadingZero;
        if (skip(".")) {
            complete &= digits() > 0;
        }
        if (skip("eE")) {
            skip("+-");
            complete &= digits() > 0;
        }
        if (!complete) {
            at = start;
            throw malformed("a value expected");
        }
        return text.substring(start, at);
    }

    private boolean skip(String oneOf) {
        boolean skipped = at < text.length() && oneOf.indexOf(text.charAt(at)) >= 0;
        at += skipped ? 1 : 0;
        return skipped;
    }

    private int digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - start;
    }

    /** The next character that is no white space, not consumed. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean another() {
        boolean comma = peek() == ',';
        at += comma ? 1 : 0;
        return comma;
    }

    private void expect(char c) throws MalformedException {
        if (peek() != c) {
            throw malformed("'" + c + "' expected");
        }
        at++;
    }

    private void open() throws MalformedException {
        at++;
        if (++depth > MAX_DEPTH) {
            throw malformed("nested too deeply");
        }
    }

    private void close(char bracket) throws MalformedException {
        expect(bracket);
        depth--;
    }

    private MalformedException malformed(String why) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new MalformedException("line " + line + ", column " + (at - lineStart + 1) + ": " + why);
    }
}

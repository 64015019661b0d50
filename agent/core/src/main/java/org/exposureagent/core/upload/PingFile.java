package org.exposureagent.core.upload;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.exposureagent.core.ping.Ping;
import org.exposureagent.core.ping.StayChange;

/**
 * What the file of a pending ping says, and how:
 *
 * <pre>
 * exposure-agent ping 1
 * document 8c5f0a1e-…
 * name events
 * seq 12
 * path /submit/shop/events/1/8c5f0a1e-…
 * header Content-Type application%2Fjson…   URL-encoded; any number
 * begins checkout-test treatment            experiment and branch, URL-encoded; any number, in order with
 * ends checkout-test treatment              these, which leave out a branch that is not known
 * lifecycle true                            whether it holds an event of enrollment
 * body
 * {…}
 * end 9a0b1c2d                              CRC-32, in hexadecimal, of everything before this line
 * </pre>
 *
 * A file without that last line is torn, one with another sum damaged: neither is believed at all.
 */
final class PingFile {

    private static final String TITLE = "exposure-agent ping 1";
    private static final String BODY = "\nbody\n";
    private static final String END = "end ";

    /** {@code end}, a blank, eight digits, a line feed. */
    private static final int END_BYTES = 13;

    private PingFile() {}

    static byte[] bytes(Ping ping) {
        StringBuilder text = new StringBuilder(ping.body().length() + 1_024)
                .append(TITLE)
                .append("\ndocument ")
                .append(ping.documentId())
                .append("\nname ")
                .append(ping.name())
                .append("\nseq ")
                .append(ping.seq())
                .append("\npath ")
                .append(ping.path());
        ping.headers().forEach((name, value) -> line(text, "header", name, value));
        for (StayChange change : ping.stays()) {
            String branch = change.branch();
            String kind = change.begins() ? "begins" : "ends";
            if (branch == null) {
                line(text, kind, change.experiment());
            } else {
                line(text, kind, change.experiment(), branch);
            }
        }
        text.append("\nlifecycle ").append(ping.lifecycle());
        text.append(BODY).append(ping.body()).append('\n');
        String all = text.toString();
        String end = END + sum(all.getBytes(StandardCharsets.UTF_8)) + "\n";
        return (all + end).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException if it is not such a file, with what is wrong */
    static Ping read(byte[] bytes) throws IOException {
        int length = Math.max(0, bytes.length - END_BYTES);
        byte[] all = new byte[length];
        System.arraycopy(bytes, 0, all, 0, length);
        String end = new String(bytes, length, bytes.length - length, StandardCharsets.UTF_8);
        if (!end.equals(END + sum(all) + "\n")) {
            throw new IOException("its end is missing or its sum is another");
        }
        String text = new String(all, StandardCharsets.UTF_8);
        int body = text.indexOf(BODY);
        if (body < 0 || !text.startsWith(TITLE + "\n")) {
            throw new IOException("it is not of this version");
        }
        try {
            return ping(
                    text.substring(TITLE.length() + 1, body).split("\n", -1),
                    text.substring(body + BODY.length(), text.length() - 1));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("it has a bad line", e);
        }
    }

    private static Ping ping(String[] lines, String body) {
        Map<String, String> one = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        List<StayChange> stays = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "header" -> headers.put(decode(words[1]), decode(words[2]));
                case "begins", "ends" ->
                    stays.add(new StayChange(
                            decode(words[1]), words.length > 2 ? decode(words[2]) : null, words[0].equals("begins")));
                default -> one.put(words[0], words[1]);
            }
        }
        return new Ping(
                UUID.fromString(value(one, "document")),
                value(one, "name"),
                value(one, "path"),
                Collections.unmodifiableMap(headers),
                body,
                Integer.parseInt(value(one, "seq")),
                List.copyOf(stays),
                Boolean.parseBoolean(value(one, "lifecycle")));
    }

    private static String value(Map<String, String> lines, String key) {
        String value = lines.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    private static void line(StringBuilder text, String... words) {
        text.append('\n').append(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(' ').append(URLEncoder.encode(words[i], StandardCharsets.UTF_8));
        }
    }

    private static String decode(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    private static String sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String digits = Long.toHexString(sum.getValue());
        return "0".repeat(8 - digits.length()) + digits;
    }
}

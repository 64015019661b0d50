package org.exposureagent.core.ping;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the state file says, and how:
 *
 * <pre>
 * exposure-agent state 1
 * client_id 0a5d6a5e-…                   a line that is not there if the application always named the client
 * first_run_date 2026-11-24+00:00
 * seq 12                                 of the next ping
 * stay checkout-test treatment 8c5f…     experiment and branch, URL-encoded, document that says so; any number
 * off_since 1764028800000                telemetry was switched off then, the last time; {@link SwitchedOff}
 * phase OFF                              and still is, or is about to be: ENDING
 * unclean                                and pings from before may still be stored
 * deletion 0a5d6a5e-… 77c1… AT_INIT      client id and document of a deletion request to be stored; any number
 * end
 * </pre>
 *
 * A file whose last line is not {@code end} is torn, and is not believed at all.
 *
 * @param stays by experiment
 */
record StateLines(
        @Nullable UUID clientId,
        @Nullable String firstRunDate,
        int seq,
        Map<String, Emitted> stays,
        SwitchedOff switchedOff) {

    /**
     * A stay whose enrollment a ping holds that is delivered, or stored to be.
     *
     * @param document of that ping; null in files of earlier versions
     */
    record Emitted(String branch, @Nullable UUID document) {}

    static final StateLines NEW = new StateLines(null, null, 0, Map.of(), SwitchedOff.NEVER);

    private static final String TITLE = "exposure-agent state 1";
    private static final String END = "end";

    String text() {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        if (clientId != null) {
            text.append("client_id ").append(clientId).append('\n');
        }
        if (firstRunDate != null) {
            text.append("first_run_date ").append(firstRunDate).append('\n');
        }
        text.append("seq ").append(seq).append('\n');
        stays.forEach((experiment, emitted) -> text.append("stay ")
                .append(encode(experiment))
                .append(' ')
                .append(encode(emitted.branch))
                .append(emitted.document == null ? "" : " " + emitted.document)
                .append('\n'));
        write(switchedOff, text);
        return text.append(END).append('\n').toString();
    }

    /** @throws IOException if it is not such a file, with what is wrong */
    static StateLines read(BufferedReader reader) throws IOException {
        if (!TITLE.equals(reader.readLine())) {
            throw new IOException("its first line is not \"" + TITLE + "\"");
        }
        UUID clientId = null;
        String firstRunDate = null;
        int seq = 0;
        Map<String, Emitted> stays = new LinkedHashMap<>();
        SwitchedOff off = SwitchedOff.NEVER;
        for (String line = reader.readLine(); !END.equals(line); line = reader.readLine()) {
            if (line == null) {
                throw new IOException("its end is missing");
            }
            String[] words = line.split(" ", -1);
            try {
                switch (words[0]) {
                    case "client_id" -> clientId = UUID.fromString(words[1]);
                    case "first_run_date" -> firstRunDate = words[1];
                    case "seq" -> seq = Integer.parseInt(words[1]);
                    case "stay" -> {
                        UUID document = words.length > 3 ? UUID.fromString(words[3]) : null;
                        stays.put(decode(words[1]), new Emitted(decode(words[2]), document));
                    }
                    case "off_since" ->
                        off = off.since(Long.parseLong(words[1])).unclean(false);
                    case "phase" -> off = off.in(SwitchedOff.Phase.valueOf(words[1]));
                    case "unclean" -> off = off.unclean(true);
                    case "deletion" -> off = off.owing(deletion(words));
                    default -> throw new IOException("unknown line: " + line);
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IOException("bad line: " + line, e);
            }
        }
        return new StateLines(clientId, firstRunDate, seq, stays, off);
    }

    private static void write(SwitchedOff off, StringBuilder text) {
        if (off.sinceMillis() > 0) {
            text.append("off_since ").append(off.sinceMillis()).append('\n');
        }
        if (off.phase() != SwitchedOff.Phase.ON) {
            text.append("phase ").append(off.phase()).append('\n');
        }
        if (off.unclean()) {
            text.append("unclean\n");
        }
        for (Deletion deletion : off.owed()) {
            text.append("deletion ")
                    .append(deletion.clientId())
                    .append(' ')
                    .append(deletion.documentId())
                    .append(' ')
                    .append(deletion.reason())
                    .append('\n');
        }
    }

    private static Deletion deletion(String[] words) {
        return new Deletion(UUID.fromString(words[1]), UUID.fromString(words[2]), Deletion.Reason.valueOf(words[3]));
    }

    private static String encode(String slug) {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8);
    }

    private static String decode(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}

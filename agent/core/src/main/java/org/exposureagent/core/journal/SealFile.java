package org.exposureagent.core.journal;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The seals of pings whose last record, by segment, is in one segment. Only ever appended to, a line each, ending in
 * its CRC32C:
 *
 * <pre>
 * seal DOCUMENT-ID SEQ REASON START END LOST 3:17-516,4:0-12 CRC     the records by segment and sequence number
 * stored CRC                                                         the pings of all lines before are stored
 * </pre>
 *
 * A line that does not end so is torn, or damaged, and says nothing. The file goes after its segment: as long as a
 * record is there, the seal that holds it is.
 */
final class SealFile {

    private static final String ENDING = ".seals";
    private static final int SEAL_WORDS = 8;

    private final DataDir files;
    private final String name;
    // what a full disk did not take comes before what is said next
    private final StringBuilder unwritten = new StringBuilder();

    /** A line of the file. */
    record Sealed(Seal seal, RecordSet records) {}

    /**
     * What the file says.
     *
     * @param unfinished not known to be stored
     * @param records of all pings
     * @param lastEndMillis of all pings; {@link Long#MIN_VALUE} if there are none
     * @param nextSeq one more than the highest of all pings; 0 if there are none
     */
    record Content(List<Sealed> unfinished, RecordSet records, long lastEndMillis, int nextSeq) {}

    SealFile(DataDir files, int segment) {
        this.files = files;
        this.name = segment + ENDING;
    }

    /** That of a segment of this run; null if it is in memory. */
    static @Nullable SealFile beside(Segment segment, DataDir data) {
        File file = segment.file();
        File directory = file == null ? null : file.getParentFile();
        return directory == null ? null : new SealFile(new DataDir(directory, data.disk()), segment.number());
    }

    File file() {
        return files.file(name);
    }

    void seal(Seal seal, RecordSet records) throws IOException {
        append("seal " + seal.documentId() + ' ' + seal.seq() + ' ' + seal.reason() + ' ' + seal.startMillis() + ' '
                + seal.endMillis() + ' ' + seal.lost() + ' ' + records);
    }

    /** Says so, if there are any. */
    void stored() throws IOException {
        if (!unwritten.isEmpty() || file().exists()) {
            append("stored");
        }
    }

    Content read() throws IOException {
        List<Sealed> unfinished = new ArrayList<>();
        RecordSet all = new RecordSet();
        long lastEndMillis = Long.MIN_VALUE;
        int nextSeq = 0;
        if (file().exists()) {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new FileInputStream(file()), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    String said = checked(line);
                    if (said != null && said.equals("stored")) {
                        unfinished.clear();
                    } else if (said != null) {
                        Sealed sealed = parse(said.split(" ", -1));
                        unfinished.add(sealed);
                        all.addAll(sealed.records);
                        lastEndMillis = Math.max(lastEndMillis, sealed.seal.endMillis());
                        nextSeq = Math.max(nextSeq, sealed.seal.seq() + 1);
                    }
                }
            }
        }
        return new Content(unfinished, all, lastEndMillis, nextSeq);
    }

    private void append(String said) throws IOException {
        // the first line break ends a line that a dead process left torn
        unwritten.append('\n').append(said).append(' ').append(crc(said)).append('\n');
        files.append(name, StandardCharsets.UTF_8.encode(unwritten.toString()));
        unwritten.setLength(0);
    }

    private static Sealed parse(String[] words) throws IOException {
        if (words.length != SEAL_WORDS || !words[0].equals("seal")) {
            throw new IOException("a line of another version begins with " + words[0]);
        }
        try {
            Seal seal = new Seal(
                    UUID.fromString(words[1]),
                    Integer.parseInt(words[2]),
                    words[3],
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5]),
                    Integer.parseInt(words[6]));
            return new Sealed(seal, RecordSet.parse(words[7]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("a line of another version: " + String.join(" ", words), e);
        }
    }

    private static @Nullable String checked(String line) {
        int blank = line.lastIndexOf(' ');
        String said = blank < 0 ? "" : line.substring(0, blank);
        return blank >= 0 && crc(said).equals(line.substring(blank + 1)) ? said : null;
    }

    private static String crc(String said) {
        CRC32C crc = new CRC32C();
        crc.update(StandardCharsets.UTF_8.encode(said));
        return Long.toHexString(crc.getValue());
    }
}

package org.exposureagent.core.upload;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Document ids that are done with: those that the file of a {@link FileSink} holds, and the like; the last so many. */
final class HeldDocuments {

    /** A line begins with its path, whose last part is the document id, or in legacy telemetry the third. */
    private static final Pattern PATH = Pattern.compile(
            "^\\{\"path\":\"(?:/submit/telemetry/(?<third>[0-9a-f-]{36})/|[^\"]*/(?<last>[0-9a-f-]{36})\")");

    /** The path is the first thing in a line; an application id is far shorter than this. */
    private static final int START_BYTES = 1_024;

    private final Set<UUID> ids = new LinkedHashSet<>();

    boolean contains(UUID id) {
        return ids.contains(id);
    }

    void add(UUID id) {
        ids.add(id);
        if (ids.size() > Limits.REMEMBERED_DOCUMENTS) {
            ids.remove(ids.iterator().next());
        }
    }

    /**
     * Adds the ids of a file's complete lines.
     *
     * @return the length of those lines in bytes; what is behind it is a torn line
     */
    long scan(File file) throws IOException {
        long complete = 0;
        long position = 0;
        byte[] start = new byte[START_BYTES];
        int length = 0;
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = new FileInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    position++;
                    if (chunk[i] == '\n') {
                        addLine(new String(start, 0, length, StandardCharsets.UTF_8));
                        complete = position;
                        length = 0;
                    } else if (length < START_BYTES) {
                        start[length++] = chunk[i];
                    }
                }
            }
        }
        return complete;
    }

    private void addLine(String start) {
        Matcher path = PATH.matcher(start);
        if (path.find()) {
            String third = path.group("third");
            add(UUID.fromString(third == null ? path.group("last") : third));
        }
    }
}

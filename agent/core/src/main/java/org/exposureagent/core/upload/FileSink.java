package org.exposureagent.core.upload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Ping;

/**
 * Appends pings to {@code pings.jsonl} in the data directory, one line each:
 *
 * <pre>{"path":"/submit/…","headers":{…},"body":{…}}\n</pre>
 *
 * A line without its end is torn: it is cut off at once, or after a crash before the next one is written. A ping whose
 * document id the file holds is not written again. When a line would make the file too long, the file becomes
 * {@code pings.jsonl.1}, in place of an older one. When another process wrote since, the file is looked at again.
 */
public final class FileSink implements Sink {

    static final String NAME = "pings.jsonl";
    static final String ROTATED = NAME + ".1";

    private final JsonFactory factory = new JsonFactory();
    private final HeldDocuments held = new HeldDocuments();
    private final DataDir directory;
    private final long maxBytes;
    private final Log log;
    private long lengthThen = -1; // unknown

    /**
     * A sink that touches nothing before its first ping.
     *
     * @param maxBytes of the file; a single longer line is written nevertheless
     * @param log hears once when the directory cannot be written to
     */
    public FileSink(DataDir directory, long maxBytes, Log log) {
        this.log = log;
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    @Override
    public Outcome send(Ping ping) {
        try {
            if (directory.file(NAME).length() != lengthThen) {
                makeReady();
            }
            if (!held.contains(ping.documentId())) {
                append(StandardCharsets.UTF_8.encode(line(ping)));
                held.add(ping.documentId());
            }
            lengthThen = directory.file(NAME).length();
            return Outcome.DELIVERED;
        } catch (IOException | InvalidPathException e) {
            lengthThen = -1; // part of the line may be there
            directory.tellUnwritable(e, log);
            return new Outcome.Failed(null, directory.file(NAME) + ": " + e, true, 0);
        }
    }

    private void makeReady() throws IOException {
        directory.create();
        if (directory.file(ROTATED).exists()) {
            held.scan(directory.file(ROTATED));
        }
        File file = directory.file(NAME);
        if (file.exists()) {
            long complete = held.scan(file);
            if (complete < file.length()) {
                try (FileChannel channel = directory.open(NAME, Set.of(StandardOpenOption.WRITE))) {
                    channel.truncate(complete);
                }
            }
        }
    }

    private void append(ByteBuffer line) throws IOException {
        File file = directory.file(NAME);
        if (file.length() > 0 && file.length() + line.remaining() > maxBytes) {
            Files.move(file.toPath(), directory.file(ROTATED).toPath(), StandardCopyOption.REPLACE_EXISTING);
        }
        directory.append(NAME, line);
    }

    private String line(Ping ping) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("path", ping.path());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : ping.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeFieldName("body");
            json.writeRawValue(ping.body());
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}

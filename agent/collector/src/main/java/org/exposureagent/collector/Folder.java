package org.exposureagent.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.exposureagent.collector.submission.Submission;

/**
 * Submissions in files, one each, named after the document id.
 *
 * <pre>{@code
 * {"path":"/submit/…","headers":{…},"problems":["…"],"body":{…}}
 * }</pre>
 *
 * <p>{@code problems} is absent when there are none; a body that is no JSON is a string. A file is written under
 * another name and moved, so that none is ever half there.
 */
final class Folder {

    private static final String SUFFIX = ".json";

    private final JsonFactory factory = new JsonFactory();
    private final Path folder;

    /** What became of a submission. */
    enum Kept {
        NEW,
        /** The same was stored before: a sender that got no answer sent it again. */
        DUPLICATE,
        /** Another one has this document id. Both are stored. */
        CONFLICT
    }

    private Folder(Path folder) {
        this.folder = folder;
    }

    /** Uses a folder, which is made if it is not there. What it holds is known again. */
    static Folder at(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Folder(folder);
    }

    /** Stores a submission with a document id, unless it is there. */
    synchronized Kept keep(Submission submission) throws IOException {
        String id = submission.documentId();
        String body = body(submission);
        Path file = folder.resolve(id + SUFFIX);
        for (int i = 2; Files.exists(file); i++) {
            if (Files.readString(file).endsWith(body)) {
                return Kept.DUPLICATE;
            }
            file = folder.resolve(id + "-" + i + SUFFIX);
        }
        Path unfinished = folder.resolve(id + ".tmp");
        Files.write(unfinished, (head(submission) + body).getBytes(StandardCharsets.UTF_8));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return file.endsWith(id + SUFFIX) ? Kept.NEW : Kept.CONFLICT;
    }

    private String head(Submission submission) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeStringField("path", submission.path());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : submission.headers().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            if (!submission.problems().isEmpty()) {
                json.writeArrayFieldStart("problems");
                for (String problem : submission.problems()) {
                    json.writeString(problem);
                }
                json.writeEndArray();
            }
        }
        return text.toString();
    }

    /** The end of a file, by which a repeated submission is known: its headers have another date. */
    private String body(Submission submission) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            if (submission.isJson()) {
                json.writeRaw(submission.body());
            } else {
                json.writeString(submission.body());
            }
        }
        return ",\"body\":" + text + "}\n";
    }
}

package org.exposureagent.collector.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A request that a collector got.
 *
 * @param path with a query, if there was one
 * @param headers by name, upper or lower case; several values of one name are joined by a comma
 * @param bytes the length of the body as it was sent
 * @param body inflated when it came as gzip; as it came when it could not be inflated
 */
public record Submission(
        String method, String path, Map<String, String> headers, long bytes, String body, Verdict verdict) {

    private static final int PAYLOAD_TOO_LARGE = 413;

    public Submission {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads and judges one.
     *
     * @param in the body; it is read to its end, and kept as far as it is no larger than the server allows
     */
    public static Submission read(String method, String path, Map<String, String> headers, InputStream in)
            throws IOException {
        Findings findings = new Findings();
        RequestRules.check(method, path, headers, findings);
        byte[] sent = in.readNBytes(Limits.BODY_BYTES);
        long beyond = in.transferTo(OutputStream.nullOutputStream());
        String body = "";
        if (beyond > 0) {
            findings.refuse(PAYLOAD_TOO_LARGE, "the body has more than " + Limits.BODY_BYTES + " bytes");
        } else {
            body = text("gzip".equals(headers.get("Content-Encoding")), sent, findings);
        }
        if (findings.verdict().status() == Findings.OK) {
            checkBody(body, SubmissionPath.of(path), findings);
        }
        return new Submission(method, path, headers, sent.length + beyond, body, findings.verdict());
    }

    /** What the rules have against it. */
    public List<String> problems() {
        return verdict.problems();
    }

    /** The part of the path that is the same for each attempt at one ping. */
    public String documentId() {
        return SubmissionPath.of(path).documentId();
    }

    /** Whether the body can be read at all. */
    public boolean isJson() {
        try {
            JsonTree.read(body);
            return true;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** What it is and tells, in one line. */
    public String summary() {
        return SubmissionPath.isValid(path) ? Summary.of(SubmissionPath.of(path), body) : method + " " + path;
    }

    private static String text(boolean isGzip, byte[] sent, Findings findings) {
        byte[] plain = sent;
        if (isGzip) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
                plain = in.readNBytes(Limits.INFLATED_BYTES + 1);
            } catch (IOException e) {
                findings.add("the body is not gzip: " + e.getMessage());
            }
        }
        if (plain.length > Limits.INFLATED_BYTES) {
            findings.add("the body has more than " + Limits.INFLATED_BYTES + " bytes when inflated");
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static void checkBody(String body, SubmissionPath path, Findings findings) {
        try {
            if (!(JsonTree.read(body) instanceof Map<?, ?> object)) {
                findings.add("the body is not a JSON object");
            } else if (path.isLegacy()) {
                LegacyRules.check(object, path, findings);
            } else {
                BodyRules.check(object, path.ping(), findings);
            }
        } catch (IOException e) {
            findings.add("the body is not JSON: " + e.getMessage());
        }
    }
}

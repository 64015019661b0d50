package org.exposureagent.collector.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A submission that keeps every rule, to be spoiled in one place. */
public final class Samples {

    public static final String ID = "7a1c0b8e-3b7e-4a53-9a51-2f1f5a0a1c11";
    public static final String PATH = "/submit/shop/events/1/" + ID;

    public static final String BODY = """
            {"ping_info":{"seq":0,"start_time":"2026-11-24T09:50:11.123+00:00",\
            "end_time":"2026-11-24T09:50:12.500+00:00","reason":"annotation_change",\
            "experiments":{"checkout-test":{"branch":"treatment","extra":{"enrollmentId":"enrollment-31"}}}},\
            "client_info":{"telemetry_sdk_build":"0.1.0","client_id":"0c9d2f7a-64a0-4a0b-8a44-6a2c8a0f7b02",\
            "first_run_date":"2026-11-24+00:00","os":"Linux","os_version":"6.1","architecture":"amd64",\
            "app_build":"unknown","app_display_version":"unknown"},\
            "metrics":{"string":{"glean.client.annotation.experimentation_id":"e-1"}},\
            "events":[{"timestamp":0,"category":"nimbus_events","name":"enrollment",\
            "extra":{"experiment":"checkout-test","branch":"treatment","glean_timestamp":"1795513811200"}},\
            {"timestamp":12,"category":"nimbus_events","name":"exposure",\
            "extra":{"experiment":"checkout-test","branch":"treatment","feature_id":"new-checkout"}},\
            {"timestamp":12,"category":"nimbus_events","name":"enroll_failed",\
            "extra":{"experiment":"other-test","reason":"feature-conflict"}}]}\
            """;

    private Samples() {}

    public static Submission good() {
        return withBody(BODY);
    }

    /** With one part of the body in place of another, which must occur in it. */
    static Submission replaced(String old, String with) {
        if (!BODY.contains(old)) {
            throw new IllegalArgumentException("not in the sample: " + old);
        }
        return withBody(BODY.replace(old, with));
    }

    public static Submission withBody(String body) {
        return of("POST", PATH, headers(body), gzip(body));
    }

    public static Submission withPath(String path) {
        return of("POST", path, headers(BODY), gzip(BODY));
    }

    /** A header more; null takes one away. */
    static Submission withHeader(String name, @Nullable String value) {
        Map<String, String> headers = headers(BODY);
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return of("POST", PATH, headers, gzip(BODY));
    }

    static Submission of(String method, String path, Map<String, String> headers, byte[] sent) {
        try {
            return Submission.read(method, path, headers, new ByteArrayInputStream(sent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> headers(String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Content-Encoding", "gzip");
        headers.put("Content-Length", Integer.toString(gzip(body).length));
        headers.put("X-Telemetry-Agent", "Glean/0.1.0 (Java on Linux)");
        headers.put("Date", "Tue, 24 Nov 2026 09:50:13 GMT");
        return headers;
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

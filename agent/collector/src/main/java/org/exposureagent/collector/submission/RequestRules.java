package org.exposureagent.collector.submission;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Path and headers, as the client of Glean writes them (glean-core, {@code upload/request.rs}), or Firefox those of
 * legacy telemetry ({@code TelemetrySend.sys.mjs}), and Mozilla's edge takes them (gcp-ingestion,
 * {@code edge_service_specification.md}).
 */
final class RequestRules {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int LENGTH_REQUIRED = 411;
    private static final int HEADER_TOO_LARGE = 431;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
    private static final Pattern AGENT = Pattern.compile("Glean/\\S+ \\(.+ on .+\\)");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9-]{1,19}");
    private static final List<String> PASSED_ON =
            List.of("Content-Length", "Date", "User-Agent", "X-Debug-ID", "X-Source-Tags", "X-Telemetry-Agent");

    private final Findings findings;
    private final Map<String, String> headers;

    private RequestRules(Findings findings, Map<String, String> headers) {
        this.findings = findings;
        this.headers = headers;
    }

    static void check(String method, String path, Map<String, String> headers, Findings findings) {
        if (!method.equals("POST") && !method.equals("PUT")) {
            findings.refuse(METHOD_NOT_ALLOWED, "method " + method + " is not POST");
        }
        if (!SubmissionPath.isValid(path)) {
            findings.refuse(NOT_FOUND, "the path is not /submit/<app id>/<ping name>/1/<UUID of version 4>");
        }
        RequestRules rules = new RequestRules(findings, headers);
        rules.checkSizes(path);
        rules.checkContent(SubmissionPath.isLegacy(path));
        rules.checkSender(SubmissionPath.isLegacy(path));
        rules.checkTags();
    }

    private void checkSizes(String path) {
        if (!headers.containsKey("Content-Length")) {
            findings.refuse(LENGTH_REQUIRED, "header Content-Length is missing");
        }
        if (isTooLong(path)) {
            findings.refuse(HEADER_TOO_LARGE, "the path has more than " + Limits.ATTRIBUTE_BYTES + " bytes");
        }
        for (String name : PASSED_ON) {
            if (isTooLong(headers.getOrDefault(name, ""))) {
                findings.refuse(
                        HEADER_TOO_LARGE, "header " + name + " has more than " + Limits.ATTRIBUTE_BYTES + " bytes");
            }
        }
    }

    private void checkContent(boolean isLegacy) {
        String type = "application/json; charset=" + (isLegacy ? "UTF-8" : "utf-8");
        if (!type.equals(headers.get("Content-Type"))) {
            findings.add("header Content-Type is not " + type);
        }
        if (!headers.getOrDefault("Content-Encoding", "gzip").equals("gzip")) {
            findings.add("header Content-Encoding is not gzip");
        }
    }

    private void checkSender(boolean isLegacy) {
        if (!isLegacy
                && !AGENT.matcher(headers.getOrDefault("X-Telemetry-Agent", "")).matches()) {
            findings.add("header X-Telemetry-Agent is not Glean/<version> (<language> on <OS>)");
        }
        if (!isDate(headers.getOrDefault("Date", ""))) {
            findings.add("header Date is not like Sun, 25 Feb 2018 11:10:37 GMT");
        }
        if (headers.containsKey("Cookie")) {
            findings.add("header Cookie is sent");
        }
    }

    private void checkTags() {
        String debugId = headers.get("X-Debug-ID");
        if (debugId != null && !TAG.matcher(debugId).matches()) {
            findings.add("header X-Debug-ID is not 1 to 19 letters, digits and -");
        }
        String sources = headers.get("X-Source-Tags");
        if (sources != null && !areTags(List.of(sources.split(",", -1)))) {
            findings.add("header X-Source-Tags is not 1 to " + Limits.SOURCE_TAGS
                    + " tags of 1 to 19 letters, digits and -, none beginning with glean");
        }
    }

    private static boolean areTags(List<String> tags) {
        return tags.size() <= Limits.SOURCE_TAGS
                && tags.stream().allMatch(tag -> TAG.matcher(tag).matches() && !tag.startsWith("glean"));
    }

    private static boolean isDate(String text) {
        try {
            LocalDateTime.parse(text, DATE);
            return true;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private static boolean isTooLong(String attribute) {
        return attribute.getBytes(StandardCharsets.UTF_8).length > Limits.ATTRIBUTE_BYTES;
    }
}

package org.exposureagent.collector.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code /submit/<app id>/<ping name>/1/<document id>}, or, of legacy telemetry, of
 * {@code /submit/telemetry/<document id>/<ping name>/<app>/<version>/<channel>/<build>?v=4}.
 */
record SubmissionPath(String app, String ping, String documentId, boolean isLegacy) {

    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final Pattern GLEAN = Pattern.compile(
            "/submit/(?<app>-?[a-z0-9]+(?:-[a-z0-9]+)*-?)" + "/(?<ping>[a-z][a-z0-9-]{0,29})/1/(?<id>" + ID + ")");

    private static final Pattern LEGACY = Pattern.compile("/submit/telemetry/(?<id>" + ID + ")/(?<ping>[a-z][a-z0-9-]*)"
            + "/(?<app>[^/?]+)/[^/?]+/[^/?]+/[^/?]+\\?v=4");

    static boolean isValid(String path) {
        return GLEAN.matcher(path).matches() || isLegacy(path);
    }

    static boolean isLegacy(String path) {
        return LEGACY.matcher(path).matches();
    }

    /** Takes a valid path apart. */
    static SubmissionPath of(String path) {
        boolean isLegacy = isLegacy(path);
        Matcher matcher = (isLegacy ? LEGACY : GLEAN).matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the path of a submission: " + path);
        }
        return new SubmissionPath(matcher.group("app"), matcher.group("ping"), matcher.group("id"), isLegacy);
    }
}

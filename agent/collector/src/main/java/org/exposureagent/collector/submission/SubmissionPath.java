package org.exposureagent.collector.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of {@code /submit/<app id>/<ping name>/1/<document id>}. */
record SubmissionPath(String app, String ping, String documentId) {

    private static final Pattern PATTERN = Pattern.compile("/submit/(?<app>-?[a-z0-9]+(?:-[a-z0-9]+)*-?)"
            + "/(?<ping>[a-z][a-z0-9-]{0,29})/1"
            + "/(?<id>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");

    static boolean isValid(String path) {
        return PATTERN.matcher(path).matches();
    }

    /** Takes a valid path apart. */
    static SubmissionPath of(String path) {
        Matcher matcher = PATTERN.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the path of a submission: " + path);
        }
        return new SubmissionPath(matcher.group("app"), matcher.group("ping"), matcher.group("id"));
    }
}

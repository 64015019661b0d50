package org.exposureagent.core.ping;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Glean's rules for the tags by which a developer finds pings again. */
public final class Tags {

    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9-]{1," + Limits.TAG_CHARACTERS + "}");

    private Tags() {}

    /** The headers of those that are set and not refused. */
    static void addTo(Map<String, String> headers, PingSettings settings) {
        String debugViewTag = settings.debugViewTag();
        if (debugViewTag != null && isDebugViewTag(debugViewTag)) {
            headers.put("X-Debug-ID", debugViewTag);
        }
        if (areSourceTags(settings.sourceTags())) {
            headers.put("X-Source-Tags", String.join(",", settings.sourceTags()));
        }
    }

    /** Letters, digits and {@code -}, 1 to 19 of them. */
    public static boolean isDebugViewTag(String tag) {
        return TAG.matcher(tag).matches();
    }

    /** One to five tags, none of which starts with {@code glean}; one bad tag spoils the list. */
    public static boolean areSourceTags(List<String> tags) {
        return !tags.isEmpty()
                && tags.size() <= Limits.SOURCE_TAGS
                && tags.stream().allMatch(tag -> isDebugViewTag(tag) && !tag.startsWith("glean"));
    }
}

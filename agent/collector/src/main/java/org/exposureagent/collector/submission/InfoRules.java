package org.exposureagent.collector.submission;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sections {@code ping_info} and {@code client_info}: {@code ping_info.1.schema.json} and
 * {@code client_info.1.schema.json} of mozilla-pipeline-schemas, and the formats of times in glean-core
 * ({@code metrics/time_unit.rs}), which the schemas do not check.
 */
final class InfoRules {

    private static final Set<String> PING_INFO =
            Set.of("seq", "start_time", "end_time", "reason", "experiments", "server_knobs_config", "ping_type");
    private static final List<String> REQUIRED = List.of(
            "telemetry_sdk_build",
            "first_run_date",
            "os",
            "os_version",
            "architecture",
            "app_build",
            "app_display_version");
    private static final Set<String> CLIENT_INFO = Set.of(
            "telemetry_sdk_build",
            "first_run_date",
            "os",
            "os_version",
            "architecture",
            "app_build",
            "app_display_version",
            "client_id",
            "app_channel",
            "build_date",
            "locale",
            "android_sdk_version",
            "device_manufacturer",
            "device_model",
            "windows_build_number",
            "session_id",
            "session_count",
            "attribution",
            "distribution");
    private static final Set<String> SYSTEMS = Set.of(
            "Android", "iOS", "Linux", "Darwin", "Windows", "FreeBSD", "NetBSD", "OpenBSD", "Solaris", "Unknown");
    private static final Set<String> NO_STRINGS =
            Set.of("windows_build_number", "session_count", "attribution", "distribution");

    private static final Pattern UUID = Pattern.compile("[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[+-]\\d\\d:\\d\\d|Unknown");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss.SSS]xxx", Locale.ROOT);

    private InfoRules() {}

    static void checkPing(Section info) {
        info.hasOnly(PING_INFO);
        if (info.requires("seq")) {
            info.natural("seq");
        }
        OffsetDateTime start = time(info, "start_time");
        OffsetDateTime end = time(info, "end_time");
        if (start != null && end != null && end.isBefore(start)) {
            info.add("end_time", "is before start_time");
        }
        for (String key : List.of("reason", "ping_type")) {
            String text = info.string(key, Integer.MAX_VALUE);
            if (text != null && text.codePointCount(0, text.length()) > Limits.REASON_CHARACTERS) {
                info.add(key, "has more than " + Limits.REASON_CHARACTERS + " characters");
            }
        }
        info.section("server_knobs_config");
    }

    static void checkClient(Section info) {
        info.hasOnly(CLIENT_INFO);
        REQUIRED.forEach(info::requires);
        for (String key : info.keys()) {
            if (CLIENT_INFO.contains(key) && !NO_STRINGS.contains(key)) {
                info.string(key, Limits.STRING_BYTES);
            }
        }
        info.natural("windows_build_number");
        info.natural("session_count");
        info.section("attribution");
        info.section("distribution");
        String system = info.string("os", Integer.MAX_VALUE);
        if (system != null && !SYSTEMS.contains(system)) {
            info.add("os", "is not one of Glean's: " + system);
        }
        matches(info, "client_id", UUID, "is not a UUID");
        matches(info, "first_run_date", DAY, "is not like 2026-11-24+00:00");
    }

    private static @Nullable OffsetDateTime time(Section info, String key) {
        String text = info.requires(key) ? info.string(key, Limits.STRING_BYTES) : null;
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, TIME);
        } catch (DateTimeException notOne) {
            info.add(key, "is not like 2026-11-24T09:50:11.123+00:00");
            return null;
        }
    }

    private static void matches(Section info, String key, Pattern pattern, String problem) {
        String text = info.string(key, Integer.MAX_VALUE);
        if (text != null && !pattern.matcher(text).matches()) {
            info.add(key, problem);
        }
    }
}

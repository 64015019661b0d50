package org.exposureagent.collector.submission;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of legacy telemetry: {@code event.4.schema.json} and {@code main.4.schema.json} of mozilla-pipeline-schemas,
 * and the limits of Firefox, {@code TelemetryEvent.cpp} and {@code TelemetryEnvironment.sys.mjs}.
 */
final class LegacyRules {

    private static final Set<String> BODY = Set.of(
            "type",
            "id",
            "creationDate",
            "version",
            "clientId",
            "profileGroupId",
            "application",
            "environment",
            "payload");
    private static final List<String> REQUIRED =
            List.of("type", "id", "creationDate", "version", "clientId", "application", "payload");
    private static final Set<String> VERSIONS = Set.of("version", "displayVersion", "platformVersion");
    private static final Set<String> APPLICATION = Set.of(
            "architecture",
            "buildId",
            "channel",
            "displayVersion",
            "name",
            "platformVersion",
            "vendor",
            "version",
            "xpcomAbi");
    private static final List<String> BUILD = List.of(
            "applicationId",
            "applicationName",
            "architecture",
            "buildId",
            "version",
            "vendor",
            "platformVersion",
            "xpcomAbi");
    private static final Set<String> EVENT_REASONS = Set.of("periodic", "max", "shutdown");

    private static final Pattern VERSION = Pattern.compile("[0-9]{2,3}\\..*");
    private static final Pattern BUILD_ID = Pattern.compile("[0-9]{10}.*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern UUID = Pattern.compile("[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}");

    private LegacyRules() {}

    static void check(Map<?, ?> json, SubmissionPath path, Findings findings) {
        Section body = Section.whole(findings, "legacy telemetry", json);
        body.hasOnly(BODY);
        REQUIRED.forEach(body::requires);
        same(body, "type", path.ping());
        same(body, "id", path.documentId());
        matches(body, "creationDate", DATE, "is not like 2026-11-24T09:50:11.123Z");
        matches(body, "clientId", UUID, "is not a UUID");
        Long version = body.natural("version");
        if (version != null && version != 4) {
            body.add("version", "is not 4");
        }
        checkApplication(body.section("application"));
        Section environment = body.section("environment");
        Map<String, String> branches = environment == null ? Map.of() : checkEnvironment(environment);
        Section payload = body.section("payload");
        if (payload != null) {
            checkPayload(payload, path.ping(), branches);
        }
    }

    private static void checkApplication(@Nullable Section application) {
        if (application == null) {
            return;
        }
        application.hasOnly(APPLICATION);
        for (String key : APPLICATION) {
            if (key.equals("displayVersion") || application.requires(key)) {
                application.string(key, Integer.MAX_VALUE);
            }
        }
        checkVersions(application);
    }

    /** Gives the branches of the annotated experiments. */
    private static Map<String, String> checkEnvironment(Section environment) {
        Map<String, String> branches = new HashMap<>();
        for (String key : List.of("build", "partner", "settings", "system")) {
            environment.requires(key);
        }
        Section build = environment.section("build");
        if (build != null) {
            BUILD.forEach(build::requires);
            checkVersions(build);
        }
        Section experiments = environment.has("experiments") ? environment.sectionOrEmpty("experiments") : null;
        if (experiments != null) {
            for (String slug : experiments.keys()) {
                checkExperiment(experiments, slug, branches);
            }
        }
        return branches;
    }

    private static void checkExperiment(Section experiments, String slug, Map<String, String> branches) {
        if (length(slug) > Limits.LEGACY_EXPERIMENT_CHARACTERS) {
            experiments.add(slug, "has a name of more than " + Limits.LEGACY_EXPERIMENT_CHARACTERS + " characters");
        }
        Section experiment = experiments.section(slug);
        if (experiment != null) {
            experiment.hasOnly(Set.of("branch", "type", "enrollmentId"));
            String branch = experiment.requires("branch") ? experiment.string("branch", Integer.MAX_VALUE) : null;
            if (branch != null) {
                branches.put(slug, branch);
            }
            atMost(experiment, "branch", Limits.LEGACY_EXPERIMENT_CHARACTERS);
            atMost(experiment, "type", Limits.LEGACY_TYPE_CHARACTERS);
            atMost(experiment, "enrollmentId", Limits.LEGACY_ENROLLMENT_ID_CHARACTERS);
        }
    }

    private static void checkPayload(Section payload, String ping, Map<String, String> branches) {
        if (ping.equals("event")) {
            String reason = payload.requires("reason") ? payload.string("reason", Integer.MAX_VALUE) : null;
            if (reason != null && !EVENT_REASONS.contains(reason)) {
                payload.add("reason", "is not periodic, max or shutdown");
            }
            for (String key : List.of("processStartTimestamp", "lostEventsCount")) {
                if (payload.requires(key)) {
                    payload.natural(key);
                }
            }
            Section events = payload.requires("events") ? payload.section("events") : null;
            if (events != null) {
                new LegacyEvents(events, branches).check();
            }
        } else if (ping.equals("main")) {
            Section info = payload.requires("info") ? payload.section("info") : null;
            if (info != null) {
                info.requires("reason");
                info.requires("sessionId");
            }
        }
    }

    private static void checkVersions(Section section) {
        for (String key : VERSIONS) {
            matches(section, key, VERSION, "does not begin with two or three digits and a dot");
        }
        matches(section, "buildId", BUILD_ID, "does not begin with ten digits");
    }

    private static void same(Section section, String key, String expected) {
        String text = section.string(key, Integer.MAX_VALUE);
        if (text != null && !text.equals(expected)) {
            section.add(key, "is not that of the path: " + text);
        }
    }

    private static void matches(Section section, String key, Pattern pattern, String problem) {
        String text = section.string(key, Integer.MAX_VALUE);
        if (text != null && !pattern.matcher(text).matches()) {
            section.add(key, problem);
        }
    }

    private static void atMost(Section section, String key, int characters) {
        String text = section.string(key, Integer.MAX_VALUE);
        if (text != null && length(text) > characters) {
            section.add(key, "has more than " + characters + " characters");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Bytes of UTF-8. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.exposureagent.core.exposure.Annotation;
import org.exposureagent.core.exposure.Slug;

/**
 * The sections {@code application} and {@code environment}: of the latter what the schemas ask for, the machine, and
 * the experiments.
 */
public final class LegacySections {

    private static final Pattern VERSION = Pattern.compile("[0-9]{2,3}\\..*");
    private static final Pattern BUILD = Pattern.compile("[0-9]{10}.*");
    private static final String UNKNOWN = "unknown";

    private LegacySections() {}

    /** Whether the schemas take this as the version of an application. */
    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    /** Whether the schemas take this as the build of an application. */
    public static boolean isBuild(String build) {
        return BUILD.matcher(build).matches();
    }

    static String channel(PingSettings settings) {
        String channel = settings.appChannel();
        return channel == null ? "default" : channel;
    }

    static void writeApplication(JsonGenerator json, PingSettings settings, Host host) throws IOException {
        json.writeObjectFieldStart("application");
        json.writeStringField("architecture", host.architecture());
        json.writeStringField("buildId", settings.appBuild());
        json.writeStringField("channel", channel(settings));
        json.writeStringField("name", settings.appId());
        writeVersions(json, settings, host);
        json.writeEndObject();
    }

    static void writeEnvironment(JsonGenerator json, PingSettings settings, Host host, Map<String, Annotation> active)
            throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeObjectFieldStart("build");
        json.writeStringField("applicationId", settings.appId());
        json.writeStringField("applicationName", settings.appId());
        json.writeStringField("architecture", host.architecture());
        json.writeStringField("buildId", settings.appBuild());
        writeVersions(json, settings, host);
        json.writeEndObject();
        json.writeObjectFieldStart("partner");
        json.writeEndObject();
        json.writeObjectFieldStart("settings");
        json.writeStringField("locale", host.locale());
        json.writeEndObject();
        json.writeObjectFieldStart("system");
        json.writeObjectFieldStart("os");
        json.writeStringField("name", host.os());
        json.writeStringField("version", host.osVersion());
        json.writeEndObject();
        json.writeEndObject();
        writeExperiments(json, active);
        json.writeEndObject();
    }

    /** A slug or branch as events and annotations have it. */
    static String slug(String slug) {
        return Slug.shorten(slug, Limits.LEGACY_VALUE_BYTES);
    }

    private static void writeVersions(JsonGenerator json, PingSettings settings, Host host) throws IOException {
        json.writeStringField("version", settings.appVersion());
        json.writeStringField("displayVersion", settings.appVersion());
        json.writeStringField("platformVersion", settings.appVersion());
        json.writeStringField("vendor", UNKNOWN);
        json.writeStringField("xpcomAbi", host.architecture() + "-jvm");
    }

    private static void writeExperiments(JsonGenerator json, Map<String, Annotation> active) throws IOException {
        json.writeObjectFieldStart("experiments");
        // sorted, so that one state is always the same bytes
        for (Map.Entry<String, Annotation> experiment : new TreeMap<>(active).entrySet()) {
            Annotation annotation = experiment.getValue();
            json.writeObjectFieldStart(slug(experiment.getKey()));
            json.writeStringField("branch", slug(annotation.branch()));
            String type = EventFields.annotatedType(annotation);
            if (type != null) {
                json.writeStringField("type", type);
            }
            String id = annotation.enrollmentId();
            if (id != null) {
                json.writeStringField("enrollmentId", clip(id, Limits.LEGACY_ENROLLMENT_ID_CHARACTERS));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String clip(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, splits ? characters - 1 : characters);
    }
}

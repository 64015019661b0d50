package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Mozilla's Glean format, ping {@code events}, valid by {@code glean.1.schema.json} of mozilla-pipeline-schemas, with
 * the events of mobile or of desktop. For the worker only.
 */
final class GleanFormat implements PingFormat {

    private static final String NAME = "events";

    private final JsonFactory factory = new JsonFactory();
    private final PingSettings settings;
    private final State state;
    private final Host host;
    private final Clock clock;
    private final Health health;
    private final String app;
    private final boolean ofDesktop;
    private final EventFields fields;
    private final Map<String, String> headers;

    GleanFormat(PingSettings settings, State state, Clock clock, Host host, Health health) {
        this.settings = settings;
        this.state = state;
        this.host = host;
        this.clock = clock;
        this.health = health;
        this.app = sanitized(settings.appId());
        this.ofDesktop = settings.format() == Format.GLEAN_DESKTOP;
        this.fields = new EventFields(ofDesktop);
        this.headers = headers(settings, host);
    }

    @Override
    public Ping seal(Draft draft, Seal seal) {
        UUID documentId = seal.documentId();
        String path = "/submit/" + app + "/" + NAME + "/1/" + documentId;
        return new Ping(
                documentId, NAME, path, headers, body(draft, seal), seal.seq(), draft.changes(), draft.hasLifecycle());
    }

    /** The health of this process is not that of another. */
    @Override
    public PingFormat of(RunId other) {
        return new GleanFormat(settings, state, clock, host, Health.unknown());
    }

    /** Each ping has its annotations. */
    @Override
    public @Nullable Ping tell(Annotations annotations, Told told) {
        return null;
    }

    private String body(Draft draft, Seal seal) {
        EventsSection events = new EventsSection(draft, fields);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            InfoSections.writePingInfo(
                    json, seal, clock.zone(), draft.annotations().active(), ofDesktop);
            InfoSections.writeClientInfo(json, settings, host, state.clientId(), state.firstRunDate());
            new MetricsSection(settings.experimentationId(), events.overflows(), health.take()).write(json);
            events.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        return text.toString();
    }

    private static Map<String, String> headers(PingSettings settings, Host host) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("X-Telemetry-Agent", "Glean/" + settings.sdkBuild() + " (Java on " + host.os() + ")");
        Tags.addTo(headers, settings);
        return Collections.unmodifiableMap(headers);
    }

    /** Lower case, each run of other characters than ASCII letters and digits one {@code -}; never empty. */
    static String sanitized(String appId) {
        return appId.isEmpty()
                ? "unknown"
                : appId.replaceAll("[^a-zA-Z0-9]+", "-").toLowerCase(Locale.ROOT);
    }
}

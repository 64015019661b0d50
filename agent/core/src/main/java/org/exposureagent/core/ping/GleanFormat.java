package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Mozilla's Glean format, valid by {@code glean.1.schema.json} of mozilla-pipeline-schemas: ping {@code events} with
 * the events of mobile or of desktop; or, as its server Cirrus, ping {@code enrollment} for enrollments and
 * {@code events} for all else, of many subjects and no client. For the worker only.
 */
final class GleanFormat implements PingFormat {

    private static final String EVENTS = "events";
    private static final String ENROLLMENT = "enrollment";

    private final JsonFactory factory = new JsonFactory();
    private final PingSettings settings;
    private final State state;
    private final Host host;
    private final Clock clock;
    private final Health health;
    private final String app;
    private final boolean ofDesktop;
    private final boolean ofServer;
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
        this.ofServer = settings.format() == Format.CIRRUS;
        this.fields = new EventFields(settings.format());
        this.headers = headers(settings, host);
    }

    @Override
    public Ping seal(Draft draft, Seal seal) {
        UUID documentId = seal.documentId();
        String name = ofServer && draft.isOfEnrollments() ? ENROLLMENT : EVENTS;
        String path = "/submit/" + app + "/" + name + "/1/" + documentId;
        // what a server announced it announces again, rather than to ask a file about each of its subjects
        List<StayChange> changes = ofServer ? List.of() : draft.changes();
        return new Ping(documentId, name, path, headers, body(draft, seal), seal.seq(), changes, draft.hasLifecycle());
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
            String client = ofServer ? null : state.clientId();
            InfoSections.writeClientInfo(json, settings, host, client, state.firstRunDate());
            new MetricsSection(ofServer ? null : settings.experimentationId(), events.overflows(), health.take())
                    .write(json);
            events.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        return text.toString();
    }

    static Map<String, String> headers(PingSettings settings, Host host) {
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

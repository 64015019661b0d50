package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.Event;
import org.exposureagent.core.exposure.EventKind;
import org.exposureagent.core.journal.Seal;

/**
 * Mozilla's Glean format, ping {@code events}, valid by {@code glean.1.schema.json} of mozilla-pipeline-schemas. For
 * the worker only.
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
    private final Map<String, String> headers;

    GleanFormat(PingSettings settings, State state, Clock clock, Host host, Health health) {
        this.settings = settings;
        this.state = state;
        this.host = host;
        this.clock = clock;
        this.health = health;
        this.app = sanitized(settings.appId());
        this.headers = headers(settings, host);
    }

    @Override
    public Ping seal(Draft draft, Seal seal) {
        UUID documentId = seal.documentId();
        String path = "/submit/" + app + "/" + NAME + "/1/" + documentId;
        return new Ping(
                documentId,
                NAME,
                path,
                headers,
                body(draft, seal),
                seal.seq(),
                stays(draft.events()),
                hasLifecycle(draft.events()));
    }

    @Override
    public PingFormat ofEarlierRun() {
        return new GleanFormat(settings, state, clock, host, Health.unknown());
    }

    private String body(Draft draft, Seal seal) {
        EventsSection events = new EventsSection(draft.events());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            InfoSections.writePingInfo(
                    json, seal, clock.zone(), draft.annotations().active());
            InfoSections.writeClientInfo(json, settings, host, state.clientId(), state.firstRunDate());
            new MetricsSection(settings.experimentationId(), events.overflows(), health.take()).write(json);
            events.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        return text.toString();
    }

    private static List<StayChange> stays(List<Event> events) {
        List<StayChange> changes = new ArrayList<>();
        for (Event event : events) {
            boolean begins = event.kind() == EventKind.ENROLLMENT;
            if (begins || event.kind().endsStay()) {
                changes.add(new StayChange(event.experiment(), event.branch(), begins));
            }
        }
        return List.copyOf(changes);
    }

    private static boolean hasLifecycle(List<Event> events) {
        for (Event event : events) {
            if (event.kind() != EventKind.EXPOSURE) {
                return true;
            }
        }
        return false;
    }

    static Map<String, String> headers(PingSettings settings, Host host) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("X-Telemetry-Agent", "Glean/" + settings.sdkBuild() + " (Java on " + host.os() + ")");
        String debugViewTag = settings.debugViewTag();
        if (debugViewTag != null && Tags.isDebugViewTag(debugViewTag)) {
            headers.put("X-Debug-ID", debugViewTag);
        }
        if (Tags.areSourceTags(settings.sourceTags())) {
            headers.put("X-Source-Tags", String.join(",", settings.sourceTags()));
        }
        return Collections.unmodifiableMap(headers);
    }

    /** Lower case, each run of other characters than ASCII letters and digits one {@code -}; never empty. */
    static String sanitized(String appId) {
        return appId.isEmpty()
                ? "unknown"
                : appId.replaceAll("[^a-zA-Z0-9]+", "-").toLowerCase(Locale.ROOT);
    }
}

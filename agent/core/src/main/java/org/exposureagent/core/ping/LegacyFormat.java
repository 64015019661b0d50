package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exposureagent.core.exposure.Annotations;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.RunId;
import org.exposureagent.core.journal.Seal;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of Firefox before Glean: ping {@code event}, valid by {@code event.4.schema.json} of
 * mozilla-pipeline-schemas, for events, and ping {@code main}, valid by {@code main.4.schema.json}, for a stretch of
 * the run over which annotations were the same. Both carry the annotations. For the worker only.
 */
final class LegacyFormat implements PingFormat {

    static final String EVENT = "event";
    private static final String MAIN = "main";
    private static final int VERSION = 4;

    private final JsonFactory factory = new JsonFactory();
    private final PingSettings settings;
    private final State state;
    private final RunId run;
    private final Clock clock;
    private final Host host;
    private final Map<String, String> headers;

    LegacyFormat(PingSettings settings, State state, RunId run, Clock clock, Host host) {
        this.settings = settings;
        this.state = state;
        this.run = run;
        this.clock = clock;
        this.host = host;
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json; charset=UTF-8");
        Tags.addTo(all, settings);
        this.headers = Collections.unmodifiableMap(all);
    }

    @Override
    public PingFormat of(RunId other) {
        return new LegacyFormat(settings, state, other, clock, host);
    }

    @Override
    public Ping seal(Draft draft, Seal seal) {
        Frame frame = new Frame(EVENT, seal.documentId(), seal.endMillis(), draft.annotations());
        Payload payload = json -> {
            json.writeStringField("reason", reason(seal.reason()));
            json.writeNumberField("processStartTimestamp", run.startMillis() / 60_000 * 60_000);
            json.writeStringField("sessionId", sessionId().toString());
            json.writeStringField(
                    "subsessionId", subsessionId(draft.annotations()).toString());
            json.writeNumberField("lostEventsCount", seal.lost());
            LegacyEvents.write(json, draft.events(), draft.annotations(), run.startMillis());
        };
        return ping(frame, payload, seal.seq(), draft.changes(), draft.hasLifecycle());
    }

    @Override
    public Ping tell(Annotations annotations, Told told) {
        UUID documentId = DerivedId.of(MAIN, subsessionId(annotations));
        Frame frame = new Frame(MAIN, documentId, told.untilMillis(), annotations);
        Payload payload = json -> {
            json.writeNumberField("ver", VERSION);
            json.writeObjectFieldStart("info");
            json.writeStringField("reason", told.reason());
            json.writeStringField("sessionId", sessionId().toString());
            json.writeStringField("subsessionId", subsessionId(annotations).toString());
            json.writeNumberField("subsessionCounter", annotations.epoch() + 1);
            json.writeStringField("sessionStartDate", Times.hour(run.startMillis(), clock.zone()));
            json.writeStringField("subsessionStartDate", Times.hour(told.sinceMillis(), clock.zone()));
            json.writeNumberField("sessionLength", seconds(told.untilMillis() - run.startMillis()));
            json.writeNumberField("subsessionLength", seconds(told.untilMillis() - told.sinceMillis()));
            json.writeEndObject();
        };
        return ping(frame, payload, annotations.epoch(), List.of(), false);
    }

    /** What both pings have around their payload. */
    private record Frame(String type, UUID documentId, long madeMillis, Annotations annotations) {}

    private interface Payload {
        void write(JsonGenerator json) throws IOException;
    }

    private Ping ping(Frame frame, Payload payload, int seq, List<StayChange> changes, boolean lifecycle) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", frame.type);
            json.writeStringField("id", frame.documentId.toString());
            json.writeStringField("creationDate", Times.utc(frame.madeMillis));
            json.writeNumberField("version", VERSION);
            json.writeStringField("clientId", state.clientId());
            LegacySections.writeApplication(json, settings, host);
            LegacySections.writeEnvironment(json, settings, host, frame.annotations.active());
            json.writeObjectFieldStart("payload");
            payload.write(json);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        String path = path(frame.type, frame.documentId);
        return new Ping(frame.documentId, frame.type, path, headers, text.toString(), seq, changes, lifecycle);
    }

    /** {@code TelemetrySend.sys.mjs}, {@code _getSubmissionPath}: exactly these six parts. */
    private String path(String type, UUID documentId) {
        return "/submit/telemetry/" + documentId + "/" + type + "/" + part(settings.appId()) + "/"
                + part(settings.appVersion()) + "/" + part(LegacySections.channel(settings)) + "/"
                + part(settings.appBuild()) + "?v=" + VERSION;
    }

    private static String part(@Nullable String text) {
        return text == null || text.isEmpty()
                ? "unknown"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A full ping is {@code max}, and so is one that may hold nothing more because annotations changed. */
    private static String reason(String sealed) {
        return sealed.equals(Reason.MAX_AGE.code())
                ? "periodic"
                : sealed.equals(Reason.INACTIVE.code()) || sealed.equals(Reason.STARTUP.code()) ? "shutdown" : "max";
    }

    private static long seconds(long millis) {
        return Math.max(0, millis / 1_000);
    }

    // Derived, not random: what recovers this run's pings gives them the same ids.

    private UUID sessionId() {
        return DerivedId.of("session " + run.startMillis() + " " + run.salt(), UUID.fromString(state.clientId()));
    }

    private UUID subsessionId(Annotations annotations) {
        return DerivedId.of("subsession " + annotations.epoch(), sessionId());
    }
}

package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.journal.Seal;

/**
 * Glean's ping {@code deletion-request}: asks the receiver to delete what it has of a client. It holds the two info
 * sections and nothing else (glean-core, {@code pings.yaml} and {@code core/mod.rs}, {@code on_upload_disabled}). For
 * workers.
 */
public final class DeletionRequest {

    private static final String NAME = "deletion-request";

    /** The first of its name and client, and the last. */
    private static final int SEQ = 0;

    private DeletionRequest() {}

    /** Those that the state says are to be stored, oldest first. */
    public static List<Ping> owed(PingSettings settings, State state, Clock clock) {
        List<Ping> requests = new ArrayList<>();
        Host host = Host.current();
        for (Deletion deletion : state.owed()) {
            String app = GleanFormat.sanitized(settings.appId());
            requests.add(new Ping(
                    deletion.documentId(),
                    NAME,
                    "/submit/" + app + "/" + NAME + "/1/" + deletion.documentId(),
                    GleanFormat.headers(settings, host),
                    body(deletion, settings, host, state.firstRunDate(), clock),
                    SEQ,
                    List.of(),
                    true));
        }
        return requests;
    }

    private static String body(Deletion of, PingSettings settings, Host host, String firstRunDate, Clock clock) {
        long now = clock.wallMillis();
        Seal seal = new Seal(of.documentId(), SEQ, of.reason().code(), now, now, 0);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            InfoSections.writePingInfo(json, seal, clock.zone(), Map.of(), false);
            InfoSections.writeClientInfo(json, settings, host, of.clientId().toString(), firstRunDate);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not do input or output", e);
        }
        return text.toString();
    }
}

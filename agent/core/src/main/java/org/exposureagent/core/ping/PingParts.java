package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pings with a part of the events of another one. Only before the first attempt to send it. */
public final class PingParts {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What an event of a body says. */
    private record Said(
            long timestamp,
            String name,
            @Nullable String experiment,
            @Nullable String branch) {

        boolean isExposure() {
            return name.equals("exposure");
        }

        @Nullable
        StayChange change() {
            boolean begins = name.equals("enrollment");
            boolean ends = name.equals("unenrollment") || name.equals("disqualification");
            return experiment != null && (begins || ends) ? new StayChange(experiment, branch, begins) : null;
        }
    }

    private PingParts() {}

    /**
     * The ping without these changes' events, under its own id; null if nothing is left.
     *
     * @param repeated enrollments that are in it
     */
    public static @Nullable Ping without(Ping ping, List<StayChange> repeated) {
        List<Said> events = events(ping.body());
        List<StayChange> left = new ArrayList<>(repeated);
        BitSet kept = new BitSet();
        for (int i = 0; i < events.size(); i++) {
            kept.set(i, !left.remove(events.get(i).change()));
        }
        return kept.isEmpty() ? null : part(ping, ping.documentId(), ping.seq(), events, kept, true);
    }

    /**
     * The ping, or as few parts of it, in the order of its events, as it takes by halving for each to fit; a single
     * event is a part in any case. The first part keeps id and number. The ids of the others follow from it, so that to
     * split again after a crash gives the same.
     *
     * @param seq gives the numbers of the parts behind the first
     */
    public static List<Ping> split(Ping ping, Predicate<Ping> fits, IntSupplier seq) {
        if (fits.test(ping)) {
            return List.of(ping);
        }
        List<Said> events = events(ping.body());
        List<Ping> parts = new ArrayList<>();
        split(ping, events, 0, events.size(), fits, parts);
        for (int i = 1; i < parts.size(); i++) {
            parts.set(i, numbered(parts.get(i), seq.getAsInt()));
        }
        return parts;
    }

    private static void split(Ping whole, List<Said> events, int from, int to, Predicate<Ping> fits, List<Ping> parts) {
        BitSet kept = new BitSet();
        kept.set(from, to);
        UUID id = from == 0 ? whole.documentId() : partId(whole.documentId(), from);
        Ping part = part(whole, id, whole.seq(), events, kept, from == 0);
        if (to - from < 2 || fits.test(part)) {
            parts.add(part);
        } else {
            int middle = (from + to) / 2;
            split(whole, events, from, middle, fits, parts);
            split(whole, events, middle, to, fits, parts);
        }
    }

    private static Ping numbered(Ping part, int seq) {
        List<Said> events = events(part.body());
        BitSet all = new BitSet();
        all.set(0, events.size());
        return part(part, part.documentId(), seq, events, all, true);
    }

    /** A version 4 UUID, as receivers want it, by the hash of another and of the part's first event. */
    private static UUID partId(UUID whole, int from) {
        UUID hash = UUID.nameUUIDFromBytes((whole + " from " + from).getBytes(StandardCharsets.US_ASCII));
        return new UUID((hash.getMostSignificantBits() & ~0xF000L) | 0x4000L, hash.getLeastSignificantBits());
    }

    private static Ping part(Ping of, UUID id, int seq, List<Said> events, BitSet kept, boolean counts) {
        List<StayChange> stays = new ArrayList<>();
        boolean lifecycle = false;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            StayChange change = events.get(i).change();
            if (change != null) {
                stays.add(change);
            }
            lifecycle |= !events.get(i).isExposure();
        }
        long origin = events.get(kept.nextSetBit(0)).timestamp();
        String path = of.path().replace(of.documentId().toString(), id.toString());
        String body = body(of.body(), kept, origin, seq, counts);
        return new Ping(id, of.name(), path, of.headers(), body, seq, List.copyOf(stays), lifecycle);
    }

    private static List<Said> events(String body) {
        List<Said> events = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(body)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean areEvents = in.currentName().equals("events");
                in.nextToken();
                if (!areEvents) {
                    in.skipChildren();
                }
                while (areEvents && in.nextToken() == JsonToken.START_OBJECT) {
                    events.add(said(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return events;
    }

    private static Said said(JsonParser in) throws IOException {
        long timestamp = 0;
        String name = "";
        String experiment = null;
        String branch = null;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = in.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isScalarValue()) {
                switch (in.currentName()) {
                    case "timestamp" -> timestamp = in.getLongValue();
                    case "name" -> name = in.getText();
                    case "experiment" -> experiment = in.getText();
                    case "branch" -> branch = in.getText();
                    default -> {}
                }
            }
        }
        return new Said(timestamp, name, experiment, branch);
    }

    private static String body(String whole, BitSet kept, long origin, int seq, boolean counts) {
        StringWriter text = new StringWriter();
        try (JsonParser in = FACTORY.createParser(whole);
                JsonGenerator out = FACTORY.createGenerator(text)) {
            in.nextToken();
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "ping_info" -> copyWithNumber(in, out, field, "seq", seq);
                    case "events" -> copyEvents(in, out, kept, origin);
                    case "metrics" -> copyMetrics(in, out, counts);
                    default -> copy(in, out, field);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return text.toString();
    }

    private static void copy(JsonParser in, JsonGenerator out, String field) throws IOException {
        out.writeFieldName(field);
        out.copyCurrentStructure(in);
    }

    private static void copyEvents(JsonParser in, JsonGenerator out, BitSet kept, long origin) throws IOException {
        out.writeArrayFieldStart("events");
        for (int i = 0; in.nextToken() == JsonToken.START_OBJECT; i++) {
            if (!kept.get(i)) {
                in.skipChildren();
                continue;
            }
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                if (field.equals("timestamp")) {
                    out.writeNumberField(field, in.getLongValue() - origin);
                } else {
                    copy(in, out, field);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void copyWithNumber(JsonParser in, JsonGenerator out, String object, String number, int value)
            throws IOException {
        out.writeObjectFieldStart(object);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            if (field.equals(number)) {
                out.writeNumberField(field, value);
            } else {
                copy(in, out, field);
            }
        }
        out.writeEndObject();
    }

    /** Counts are in one part only, else a receiver would add them up twice. */
    private static void copyMetrics(JsonParser in, JsonGenerator out, boolean counts) throws IOException {
        boolean begun = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String type = in.currentName();
            in.nextToken();
            if (!counts && (type.equals("counter") || type.equals("labeled_counter"))) {
                in.skipChildren();
                continue;
            }
            if (!begun) {
                out.writeObjectFieldStart("metrics");
                begun = true;
            }
            copy(in, out, type);
        }
        if (begun) {
            out.writeEndObject();
        }
    }
}

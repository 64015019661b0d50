package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** {@link PingBody Bodies} of {@link GleanFormat}. Times of a part begin at 0 again. */
final class GleanBody implements PingBody {

    static final GleanBody INSTANCE = new GleanBody();

    private static final Set<String> NO_LIFECYCLE = Set.of("exposure", "activation", "malformed_feature");

    private final JsonFactory factory = new JsonFactory();

    private GleanBody() {}

    @Override
    public StayChange spelled(StayChange change) {
        return change;
    }

    @Override
    public List<Said> events(String body) {
        List<Said> events = new ArrayList<>();
        try (JsonParser in = factory.createParser(body)) {
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
        String name = "";
        String experiment = null;
        String branch = null;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = in.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isScalarValue()) {
                switch (in.currentName()) {
                    case "name" -> name = in.getText();
                    case "experiment" -> experiment = in.getText();
                    case "branch" -> branch = in.getText();
                    default -> {}
                }
            }
        }
        boolean ends = name.equals("unenrollment") || name.equals("disqualification");
        Boolean begins = name.equals("enrollment") ? Boolean.TRUE : ends ? Boolean.FALSE : null;
        return Said.of(begins, !NO_LIFECYCLE.contains(name), experiment, branch);
    }

    @Override
    public String part(String whole, Part part) {
        StringWriter text = new StringWriter();
        try (JsonParser in = factory.createParser(whole);
                JsonGenerator out = factory.createGenerator(text)) {
            in.nextToken();
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "ping_info" -> copyWithNumber(in, out, field, "seq", part.seq());
                    case "events" -> copyEvents(in, out, part.kept());
                    case "metrics" -> copyMetrics(in, out, part.counts());
                    default -> copy(in, out, field);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return text.toString();
    }

    private static void copyEvents(JsonParser in, JsonGenerator out, BitSet kept) throws IOException {
        long origin = -1;
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
                    origin = origin < 0 ? in.getLongValue() : origin;
                    out.writeNumberField(field, in.getLongValue() - origin);
                } else {
                    copy(in, out, field);
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void copy(JsonParser in, JsonGenerator out, String field) throws IOException {
        out.writeFieldName(field);
        out.copyCurrentStructure(in);
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

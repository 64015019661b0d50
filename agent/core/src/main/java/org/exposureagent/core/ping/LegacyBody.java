package org.exposureagent.core.ping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link PingBody Bodies} of {@link LegacyFormat}'s ping {@code event}. */
final class LegacyBody implements PingBody {

    static final LegacyBody INSTANCE = new LegacyBody();

    private static final Set<String> NO_LIFECYCLE = Set.of("expose", "activation", "malformed_feature");

    private static final String LOST = "lostEventsCount";

    private final JsonFactory factory = new JsonFactory();

    private LegacyBody() {}

    @Override
    public StayChange spelled(StayChange change) {
        String branch = change.branch();
        return new StayChange(
                LegacySections.slug(change.experiment()),
                branch == null ? null : LegacySections.slug(branch),
                change.begins());
    }

    @Override
    public List<Said> events(String body) {
        List<Said> events = new ArrayList<>();
        try (JsonParser in = factory.createParser(body)) {
            while (in.nextToken() != null) {
                if (isEvent(in)) {
                    events.add(said(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return events;
    }

    @Override
    public String part(String whole, Part part) {
        StringWriter text = new StringWriter();
        try (JsonParser in = factory.createParser(whole);
                JsonGenerator out = factory.createGenerator(text)) {
            int event = 0;
            while (in.nextToken() != null) {
                if (isEvent(in) && !part.kept().get(event++)) {
                    in.skipChildren();
                } else if (isValueOf(in, "id")) {
                    out.writeString(part.documentId().toString());
                } else if (isValueOf(in, LOST)) {
                    out.writeNumber(part.counts() ? in.getIntValue() : 0);
                } else {
                    out.copyCurrentEvent(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a body of ours is JSON", e);
        }
        return text.toString();
    }

    /** Whether the parser is at the start of an event: an array within an array, of which there are no others. */
    private static boolean isEvent(JsonParser in) {
        return in.currentToken() == JsonToken.START_ARRAY
                && in.getParsingContext().getParent().inArray();
    }

    /** Only outside of events and experiments, whose names are the application's. */
    private static boolean isValueOf(JsonParser in, String field) throws IOException {
        int depth = field.equals(LOST) ? 2 : 1;
        return in.currentToken().isScalarValue()
                && in.getParsingContext().getNestingDepth() == depth
                && field.equals(in.currentName());
    }

    private static Said said(JsonParser in) throws IOException {
        in.nextToken(); // time
        in.nextToken(); // category
        String method = in.nextTextValue();
        in.nextToken(); // object
        String experiment = in.nextTextValue();
        String branch = null;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.VALUE_STRING && "branch".equals(in.currentName())) {
                branch = in.getText();
            }
        }
        return Said.of(begins(method), !NO_LIFECYCLE.contains(method), experiment, branch);
    }

    private static @Nullable Boolean begins(String method) {
        return switch (method) {
            case "enroll" -> Boolean.TRUE;
            case "unenroll" -> Boolean.FALSE;
            default -> null;
        };
    }
}

package org.exposureagent.acceptance.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.exposureagent.collector.submission.Submission;

/**
 * The pings of one run.
 *
 * @param all in order of delivery
 */
public record Pings(List<Ping> all) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads {@code pings.jsonl}, one {@code {"path", "headers", "body"}} a line.
     *
     * @throws AssertionError when a line is not whole
     */
    public static Pings inFile(Path file) {
        try {
            String text = Files.readString(file);
            if (!text.endsWith("\n")) {
                throw new AssertionError("the last line of " + file + " is torn");
            }
            return new Pings(text.lines().map(Pings::ofLine).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What a collector got. */
    public static Pings received(List<Submission> submissions) {
        return new Pings(submissions.stream()
                .map(submission -> new Ping(submission.path(), submission.headers(), json(submission.body())))
                .toList());
    }

    public List<PingEvent> events() {
        return all.stream().flatMap(ping -> ping.events().stream()).toList();
    }

    /** The events of one kind, such as {@code exposure}. */
    public List<PingEvent> events(String name) {
        return events().stream().filter(event -> event.name().equals(name)).toList();
    }

    public List<Exposed> exposures() {
        return events("exposure").stream()
                .map(event ->
                        new Exposed(extra(event, "experiment"), extra(event, "branch"), extra(event, "feature_id")))
                .toList();
    }

    private static String extra(PingEvent event, String key) {
        String value = event.extra().get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + event);
        }
        return value;
    }

    private static Ping ofLine(String line) {
        JsonNode ping = json(line);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ping.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        return new Ping(ping.get("path").textValue(), headers, ping.get("body"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}

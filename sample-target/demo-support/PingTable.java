import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints the pings of a file, one ping a line, as a table: a row an event, under the annotations of its ping.
 *
 * <p>Run by Java's source launcher, so that it needs no build and no library: {@code java PingTable.java pings.jsonl}.
 */
public final class PingTable {

    private static final List<String> COLUMNS = List.of("time", "event", "experiment", "branch", "feature", "reason");

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isReadable(Path.of(arguments[0]))) {
            System.err.println("usage: java PingTable.java FILE, and the file must be readable");
            System.exit(2);
        }
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            bodies.add(object(object(new Json(line).read()).get("body")));
        }
        print(bodies);
    }

    private static void print(List<Map<String, Object>> bodies) {
        long start = bodies.stream()
                .flatMap(body -> events(body).stream())
                .mapToLong(PingTable::millis)
                .min()
                .orElse(0);
        List<List<List<String>>> rowsOfPings = bodies.stream()
                .map(body ->
                        events(body).stream().map(event -> row(event, start)).toList())
                .toList();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            int column = i;
            int widest = rowsOfPings.stream()
                    .flatMap(List::stream)
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths.add(Math.max(widest, COLUMNS.get(column).length()));
        }
        System.out.println(aligned(COLUMNS, widths));
        for (int i = 0; i < bodies.size(); i++) {
            System.out.println(title(object(bodies.get(i).get("ping_info"))));
            rowsOfPings.get(i).forEach(row -> System.out.println(aligned(row, widths)));
        }
    }

    private static String title(Map<String, Object> pingInfo) {
        String annotations = object(pingInfo.getOrDefault("experiments", Map.of())).entrySet().stream()
                .map(entry -> annotation(entry.getKey(), object(entry.getValue())))
                .collect(Collectors.joining(", "));
        return "ping " + pingInfo.get("seq") + " (" + pingInfo.getOrDefault("reason", "-") + "), annotated with "
                + (annotations.isEmpty() ? "nothing" : annotations);
    }

    private static String annotation(String experiment, Map<String, Object> value) {
        Object enrollmentId = object(value.getOrDefault("extra", Map.of())).get("enrollmentId");
        return experiment + "/" + value.get("branch") + (enrollmentId == null ? "" : " (" + enrollmentId + ")");
    }

    private static List<String> row(Map<String, Object> event, long start) {
        Map<String, Object> extra = object(event.get("extra"));
        return List.of(
                "+" + (millis(event) - start) + " ms",
                String.valueOf(event.get("name")),
                String.valueOf(extra.getOrDefault("experiment", "-")),
                String.valueOf(extra.getOrDefault("branch", "-")),
                String.valueOf(extra.getOrDefault("feature_id", "-")),
                String.valueOf(extra.getOrDefault("reason", "-")));
    }

    private static String aligned(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append("  ").append(cell).append(" ".repeat(widths.get(i) - cell.length()));
        }
        return line.toString().stripTrailing();
    }

    private static long millis(Map<String, Object> event) {
        return Long.parseLong(String.valueOf(object(event.get("extra")).get("glean_timestamp")));
    }

    private static List<Map<String, Object>> events(Map<String, Object> body) {
        List<?> events = (List<?>) body.getOrDefault("events", List.of());
        return events.stream().map(PingTable::object).toList();
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** Reads one JSON value: objects as maps, arrays as lists, numbers as they are spelled. */
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object read() {
            char first = peek();
            if (first == '{') {
                return map();
            }
            if (first == '[') {
                return list();
            }
            return first == '"' ? string() : word();
        }

        private Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            at++;
            while (peek() != '}') {
                String key = string();
                expect(':');
                map.put(key, read());
                skipComma();
            }
            at++;
            return map;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            while (peek() != ']') {
                list.add(read());
                skipComma();
            }
            at++;
            return list;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            expect('"');
            for (char next = text.charAt(at++); next != '"'; next = text.charAt(at++)) {
                string.append(next == '\\' ? escaped() : next);
            }
            return string.toString();
        }

        private char escaped() {
            char letter = text.charAt(at++);
            if (letter == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int control = "bfnrt".indexOf(letter);
            return control < 0 ? letter : "\b\f\n\r\t".charAt(control);
        }

        /** A number, {@code true}, {@code false} or {@code null}. */
        private String word() {
            int start = at;
            while (at < text.length() && ",]} \t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private char peek() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private void skipComma() {
            if (peek() == ',') {
                at++;
            }
        }

        private void expect(char expected) {
            if (peek() != expected) {
                throw new IllegalArgumentException("no '" + expected + "' at " + at + ": " + text);
            }
            at++;
        }
    }
}

package org.exposureagent.core.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of names is complete: it is what the code counts under, and what the README tells. */
class CounterNamesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path README = Path.of("../../README.md");

    /** Names as they are written where something is counted; one that ends in a dot is continued by a value. */
    private static final Pattern COUNTED = Pattern.compile("\"([a-z]+(?:[.-][a-z0-9-]+)*\\.?)\"");

    private static final Pattern COUNTING =
            Pattern.compile("(?:\\bcount|\\bcounter|\\blevel|\\btell)\\([^;]*;", Pattern.DOTALL);

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z0-9.-]+)` \\| (.+) \\|$");

    @Test
    void names_are_those_that_the_code_counts_under() throws IOException {
        Set<String> counted = new TreeSet<>();
        for (String source : sources()) {
            for (String call : found(COUNTING, source, 0)) {
                counted.addAll(found(COUNTED, call, 1));
            }
        }

        Set<String> known = CounterNames.meanings().keySet();

        assertThat(counted).contains("events.recorded", "pings.discarded.", "missing-value.");
        assertThat(counted)
                .allMatch(name -> known.stream()
                        .anyMatch(each -> name.endsWith(".") ? each.startsWith(name) : each.equals(name)));
        assertThat(known)
                .allMatch(name -> counted.stream()
                        .anyMatch(each -> each.endsWith(".") ? name.startsWith(each) : name.equals(each)));
    }

    @Test
    void readme_lists_the_names_and_their_meanings() throws IOException {
        String readme = Files.readString(README);
        String section = readme.substring(readme.indexOf("| counter | what it counts |"));
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(section.substring(0, section.indexOf("\n\n")))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2).replace("`", "")));

        Map<String, String> meanings = CounterNames.meanings();

        assertThat(rows).containsExactlyEntriesOf(meanings);
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(group))
                .toList();
    }

    private static List<String> sources() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}

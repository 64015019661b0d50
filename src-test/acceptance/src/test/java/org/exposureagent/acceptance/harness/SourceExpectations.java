package org.exposureagent.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the trailing comments of a program's sources expect.
 *
 * <pre>{@code
 * flags.isEnabled("new-cart"); // exposes checkout-test/treatment
 * flags.isEnabled("dark-mode"); // no exposure: not enrolled
 * }</pre>
 *
 * <p>A line {@code // exposes EXPERIMENT/BRANCH} is one exposure in a run, that of the first read; later reads say
 * {@code // no exposure: repeated}. The feature id is the line's first string literal.
 *
 * @param exposures of the lines that expose, in the order of the files' names
 * @param silences of the lines that do not
 */
public record SourceExpectations(List<Exposed> exposures, List<Silence> silences) {

    private static final Pattern EXPOSES = Pattern.compile("// exposes ([^\\s/]+)/(\\S+)$");
    private static final Pattern SILENT = Pattern.compile("// no exposure: (.+)$");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern MEANT = Pattern.compile("//\\s*(exposes|no exposure)\\b");

    /** A line that reads a feature and exposes nothing, and why, such as {@code rollout}. */
    public record Silence(String feature, String why) {}

    /**
     * Reads all sources under a folder.
     *
     * @throws AssertionError when a comment is misspelled, or its line has no string literal
     */
    public static SourceExpectations in(Path folder) {
        SourceExpectations found = new SourceExpectations(new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    found.read(line, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources in " + folder, e);
        }
        return new SourceExpectations(List.copyOf(found.exposures), List.copyOf(found.silences));
    }

    /** The features of the lines that say {@code // no exposure: why}. */
    public List<String> featuresWithout(String why) {
        return silences.stream()
                .filter(silence -> silence.why().equals(why))
                .map(Silence::feature)
                .toList();
    }

    private void read(String line, Path file) {
        if (!MEANT.matcher(line).find()) {
            return;
        }
        Matcher exposes = EXPOSES.matcher(line);
        Matcher silent = SILENT.matcher(line);
        Matcher literal = LITERAL.matcher(line);
        if (literal.find() && exposes.find()) {
            exposures.add(new Exposed(exposes.group(1), exposes.group(2), literal.group(1)));
        } else if (literal.reset().find() && silent.find()) {
            silences.add(new Silence(literal.group(1), silent.group(1)));
        } else {
            throw new AssertionError("not an expectation, in " + file + ": " + line.strip());
        }
    }
}

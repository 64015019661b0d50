package org.exposureagent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found: printed line by line, and as a whole written to {@code target/NAME.txt}. */
public final class Report {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    /** Begins with when and where: figures mean nothing without. */
    public Report(String name) {
        this.name = name;
        line(
                "%s, %s, JDK %s, %d cores. Compare within one run only.",
                name,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
    }

    /** Adds one line, as {@link String#format} makes it. */
    public void line(String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments);
        lines.add(line);
        Console.out().println(line);
    }

    /** Writes the file. */
    public void write() throws IOException {
        Path file = Files.createDirectories(Project.reports()).resolve(name + ".txt");
        Files.write(file, lines);
        Console.out().println("also in " + file);
    }
}

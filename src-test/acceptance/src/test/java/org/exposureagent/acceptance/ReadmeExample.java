package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;

/**
 * What a chapter of the README has the reader do: write files, which the text before a block of Java names, and run
 * commands.
 *
 * @param chapter the text of the chapter
 */
record ReadmeExample(String chapter) {

    private static final Pattern FILE = Pattern.compile("`(\\w+\\.java)`:\n\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static ReadmeExample of(String heading) {
        String readme = readme();
        int start = readme.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new AssertionError("the README has no chapter " + heading);
        }
        Matcher next = Pattern.compile("\n##+ ").matcher(readme);
        int end = next.find(start + heading.length()) ? next.start() : readme.length();
        return new ReadmeExample(readme.substring(start, end));
    }

    static String readme() {
        try {
            return Files.readString(Project.root().resolve("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes each file, and runs all commands, in a folder that has what was built as the clone has. */
    Run follow(Jdk jdk, Path folder) throws IOException {
        Matcher file = FILE.matcher(chapter);
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands()).directory(folder.toFile());
        shell.environment().keySet().removeIf(name -> name.startsWith("EXPOSURE_"));
        shell.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        shell.environment().merge("PATH", jdk.program("").toString(), (path, bin) -> bin + ":" + path);
        Path built =
                Files.createSymbolicLink(folder.resolve("agent"), Project.root().resolve("agent"));
        try {
            return Run.of(shell, LIMIT);
        } finally {
            Files.delete(built);
        }
    }

    private String commands() {
        return COMMANDS.matcher(chapter).results().map(block -> block.group(1)).collect(Collectors.joining());
    }
}

package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.SourceExpectations;

/**
 * An application under test: the sources of some folders of {@code src/test/resources/programs}, whose trailing
 * comments say what they expose.
 */
record Program(List<Path> folders) {

    private static final Path ALL = Project.root().resolve("src-test/acceptance/src/test/resources/programs");

    static Program of(String... folders) {
        return new Program(Stream.of(folders).map(ALL::resolve).toList());
    }

    /** The points file in a folder. */
    static Path points(String folder) {
        return ALL.resolve(folder).resolve("points.json");
    }

    /** Another file that a program needs. */
    static Path file(String folder, String name) {
        return ALL.resolve(folder).resolve(name);
    }

    /** Compiles for Java 17; the result is {@code classes}. */
    Path compile(Path classes, Path... libraries) {
        String[] sources =
                folders.stream().flatMap(folder -> sourcesIn(folder).stream()).toArray(String[]::new);
        return JavaSource.release(17).classPath(List.of(libraries)).compile(classes, sources);
    }

    List<Exposed> exposures() {
        return expectations().flatMap(found -> found.exposures().stream()).toList();
    }

    /** Each feature that a comment speaks of, whether it is exposed or not. */
    List<String> features() {
        return expectations()
                .flatMap(found -> Stream.concat(
                        found.exposures().stream().map(Exposed::feature),
                        found.silences().stream().map(SourceExpectations.Silence::feature)))
                .distinct()
                .toList();
    }

    private Stream<SourceExpectations> expectations() {
        return folders.stream().map(SourceExpectations::in);
    }

    private static List<String> sourcesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Program::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources in " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

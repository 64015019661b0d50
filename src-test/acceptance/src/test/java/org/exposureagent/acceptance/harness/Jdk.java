package org.exposureagent.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * An installed JDK.
 *
 * @param home what {@code JAVA_HOME} would be
 * @param feature the first number of its version, such as 17
 */
public record Jdk(Path home, int feature) {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** The JDK that runs the tests. */
    public static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /**
     * The JDK named; the test is skipped where there is none.
     *
     * @param which {@code running}, or a feature number other than that of the running one. That one is looked for
     *     where {@code JDK<number>_HOME} (system property or environment) says, beside the running one, and where Linux
     *     distributions and SDKMAN install JDKs
     */
    public static Jdk require(String which) {
        if (which.equals("running")) {
            return running();
        }
        int feature = Integer.parseInt(which);
        Assumptions.assumeTrue(running().feature() != feature, "JDK " + which + " is the running one");
        for (Path home : candidates("JDK" + which + "_HOME")) {
            OptionalInt found = featureOf(home);
            if (found.isPresent() && found.getAsInt() == feature) {
                return new Jdk(home, feature);
            }
        }
        return Assumptions.abort("no JDK " + which + " found: name its folder in JDK" + which + "_HOME");
    }

    /** A program of this JDK, such as {@code java}. */
    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static List<Path> candidates(String variable) {
        List<Path> candidates = new ArrayList<>();
        for (String named : new @Nullable String[] {System.getProperty(variable), System.getenv(variable)}) {
            if (named != null) {
                candidates.add(Path.of(named));
            }
        }
        Path parent = running().home().getParent();
        if (parent != null) {
            candidates.addAll(foldersIn(parent));
        }
        candidates.addAll(foldersIn(Path.of("/usr/lib/jvm")));
        candidates.addAll(foldersIn(Path.of(System.getProperty("user.home"), ".sdkman/candidates/java")));
        return candidates;
    }

    private static List<Path> foldersIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** As its {@code release} file says; empty when it is no JDK. */
    private static OptionalInt featureOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return OptionalInt.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + release, e);
        }
    }
}

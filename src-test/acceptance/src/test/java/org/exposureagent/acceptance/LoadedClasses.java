package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The classes that a JVM loaded, from its own log.
 *
 * @param names binary names, without those that the JVM makes up (lambdas, hidden classes)
 */
record LoadedClasses(Set<String> names) {

    /** The JVM's flag: one line a class, {@code NAME source: WHERE}. */
    static String flag(Path log) {
        return "-Xlog:class+load=info:file=" + log + ":none";
    }

    static LoadedClasses in(Path log) {
        try {
            return new LoadedClasses(Files.readAllLines(log).stream()
                    .filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .filter(name -> !name.contains("/"))
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Those whose name begins so. */
    Set<String> of(String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix)).collect(Collectors.toCollection(TreeSet::new));
    }
}

package org.exposureagent.acceptance;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.exposureagent.acceptance.harness.Project;

/** Jars that applications under test have on their class path. */
final class Library {

    private Library() {}

    /** One that the build copied, by artifact id and classifier. */
    static Path copied(String name) {
        return Project.root().resolve("src-test/acceptance/target/libs").resolve(name + ".jar");
    }

    /** The one that these tests have a class from. */
    static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file holds " + type, e);
        }
    }
}

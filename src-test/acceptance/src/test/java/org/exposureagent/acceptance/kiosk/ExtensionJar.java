package org.exposureagent.acceptance.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Project;

/**
 * A jar for option {@code extensions}.
 *
 * @param name of its integration
 * @param members of its class, {@code KioskIntegration}, in Java
 * @param service what its service file names
 */
public record ExtensionJar(String name, String members, String service) {

    private static final Path MODEL =
            Project.root().resolve("agent/integrations/target/exposure-agent-integrations.jar");

    /** A jar whose service file names its class. */
    public static ExtensionJar of(String name, String... members) {
        return new ExtensionJar(name, String.join("\n", members), "kiosk.extension.KioskIntegration");
    }

    /** The same with another service file. */
    public ExtensionJar service(String line) {
        return new ExtensionJar(name, members, line);
    }

    /** Builds it in a new folder there. */
    public Path in(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, name);
            Path classes = JavaSource.release(8).classPath(List.of(MODEL)).compile(folder.resolve("classes"), source());
            Path services = Files.createDirectories(classes.resolve("META-INF/services"));
            Files.writeString(services.resolve("org.exposureagent.integrations.Integration"), service + "\n");
            return JarOfClasses.write(folder.resolve(name + "-extension.jar"), classes, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the extension " + name, e);
        }
    }

    private String source() {
        return """
                package kiosk.extension;

                import org.exposureagent.integrations.*;

                public final class KioskIntegration implements Integration {
                    public String name() {
                        return "%s";
                    }

                    %s
                }
                """.formatted(name, members);
    }
}

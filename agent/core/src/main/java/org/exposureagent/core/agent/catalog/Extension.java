package org.exposureagent.core.agent.catalog;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.integrations.Integration;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * An integration out of a jar that option {@code extensions} names, and its points. It is other people's code: whatever
 * it throws is one line, and costs nothing but itself.
 */
record Extension(Integration integration, String name, List<Point> points) {

    private static final String SERVICE = "META-INF/services/" + Integration.class.getName();

    /**
     * The integrations of all jars, in their order.
     *
     * @param taken names that none of them may have
     */
    static List<Extension> all(Options options, List<String> taken, Consumer<String> problems) {
        List<Extension> all = new ArrayList<>();
        List<String> names = new ArrayList<>(taken);
        for (String path : options.list(Key.EXTENSIONS)) {
            for (Extension extension : in(new File(path), options, problems)) {
                if (names.contains(extension.name)) {
                    problems.accept("extension " + path + ": there is another integration named '" + extension.name
                            + "', this one is left out");
                } else {
                    names.add(extension.name);
                    all.add(extension);
                }
            }
        }
        return all;
    }

    private static List<Extension> in(File jar, Options options, Consumer<String> problems) {
        List<Extension> found = new ArrayList<>();
        try {
            URL url = checked(jar);
            ServiceLoader<Integration> services = ServiceLoader.load(Integration.class, new ExtensionLoader(url));
            for (Integration integration : services) {
                Extension extension = of(integration, jar, options, problems);
                if (extension != null) {
                    found.add(extension);
                }
            }
        } catch (IOException | ServiceConfigurationError | LinkageError | RuntimeException broken) {
            problems.accept("extension " + jar + " is left out: " + reason(broken));
            return List.of();
        }
        return found;
    }

    /** Opens it: a class loader does not say that a jar is missing or torn. */
    private static URL checked(File jar) throws IOException {
        try (JarFile opened = new JarFile(jar)) {
            if (opened.getEntry(SERVICE) == null) {
                throw new IOException("it has no " + SERVICE);
            }
        }
        return jar.toURI().toURL();
    }

    private static @Nullable Extension of(
            Integration integration, File jar, Options options, Consumer<String> problems) {
        String type = integration.getClass().getName();
        try {
            List<Point> points = List.copyOf(integration.points(options.given()));
            return new Extension(integration, Objects.requireNonNull(integration.name(), "name() is null"), points);
        } catch (Throwable broken) { // other people's code
            problems.accept("extension " + jar + ": " + type + " is left out: " + reason(broken));
            return null;
        }
    }

    /** What a service loader or a static initializer wraps says more than they do. */
    private static String reason(Throwable broken) {
        Throwable root = broken;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root == broken ? broken.toString() : broken + ": " + root;
    }
}

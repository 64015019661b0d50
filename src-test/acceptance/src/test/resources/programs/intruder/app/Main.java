package app;

import flags.Experiments;
import flags.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Exposes, so that all of the agent is there; then looks for classes and resources, whose names two files list, through
 * every loader it has, and prints what it finds.
 */
public final class Main {

    private Main() {}

    public static void main(String[] files) throws IOException {
        Experiments.enroll("intruder-test", "treatment", "cart");
        Flags.isEnabled("cart"); // exposes intruder-test/treatment
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        Collections.addAll(
                loaders,
                Main.class.getClassLoader(),
                Thread.currentThread().getContextClassLoader(),
                ClassLoader.getSystemClassLoader(),
                ClassLoader.getPlatformClassLoader(),
                null);
        List<String> classes = Files.readAllLines(Path.of(files[0]));
        List<String> resources = Files.readAllLines(Path.of(files[1]));
        for (ClassLoader loader : loaders) {
            for (String name : classes) {
                find(name, loader);
            }
        }
        for (String name : resources) {
            for (var url : Collections.list(Main.class.getClassLoader().getResources(name))) {
                System.out.println("resource " + url);
            }
            for (var url : Collections.list(ClassLoader.getSystemResources(name))) {
                System.out.println("system resource " + url);
            }
        }
    }

    private static void find(String name, ClassLoader loader) {
        try {
            System.out.println(Class.forName(name, false, loader));
        } catch (ClassNotFoundException hidden) {
            return;
        }
    }
}

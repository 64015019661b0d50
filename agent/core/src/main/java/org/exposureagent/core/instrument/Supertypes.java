package org.exposureagent.core.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a class extends and implements, read from class files through its loader; no class is loaded for it, and no lock
 * is held while the loader is asked.
 */
final class Supertypes {

    private static final String[] NONE = {};

    private final WeakLoaders<Map<String, String[]>> known = new WeakLoaders<>();
    private final WeaveReport report;

    Supertypes(WeaveReport report) {
        this.report = report;
    }

    /** Whether a class with that header extends or implements the one of that internal name. */
    boolean include(ClassFileHeader header, ClassLoader loader, String wanted) {
        Map<String, String[]> ofLoader = known.get(loader, new ConcurrentHashMap<>());
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        Collections.addAll(open, header.supertypes());
        while (!open.isEmpty()) {
            String name = open.remove();
            if (name.equals(wanted)) {
                return true;
            }
            if (!name.equals("java/lang/Object") && seen.add(name)) {
                Collections.addAll(open, supertypes(name, loader, ofLoader));
            }
        }
        return false;
    }

    private String[] supertypes(String name, ClassLoader loader, Map<String, String[]> known) {
        String[] supertypes = known.get(name);
        if (supertypes == null) {
            supertypes = read(name, loader);
            known.put(name, supertypes);
        }
        return supertypes;
    }

    /** A class file that the loader does not show ends the way up: what is above it is not found. */
    private String[] read(String name, ClassLoader loader) {
        try (InputStream in = open(name + ".class", loader)) {
            ClassFileHeader header = in == null ? null : ClassFileHeader.of(in.readAllBytes());
            return header == null ? NONE : header.supertypes();
        } catch (IOException | RuntimeException | LinkageError e) {
            report.problem("subtypes are not recognized in loader "
                    + loader.getClass().getName() + ", which does not show class files: "
                    + e.getClass().getName());
            return NONE;
        }
    }

    /** Some loaders that filter packages do not show the class files of the JDK. */
    private static @Nullable InputStream open(String file, ClassLoader loader) {
        InputStream in = loader.getResourceAsStream(file);
        return in == null ? ClassLoader.getPlatformClassLoader().getResourceAsStream(file) : in;
    }
}

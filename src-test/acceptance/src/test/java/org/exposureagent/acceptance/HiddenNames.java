package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.exposureagent.acceptance.harness.Project;

/**
 * What the agent's jar holds for the agent alone, under the names by which an application would look for it.
 *
 * @param classes binary names
 * @param resources class files, service files and all else, as {@code getResources} takes them
 */
record HiddenNames(List<String> classes, List<String> resources) {

    private static final String FOLDER = "hidden/";
    private static final String CLASS_FILE = ".classdata";
    private static final String ASKED = ".class";
    private static final String NESTED = ".zip";

    static HiddenNames ofAgent() {
        try (JarFile jar = new JarFile(Project.agentJar().toFile())) {
            List<String> files = new ArrayList<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (name.startsWith(FOLDER) && name.endsWith(NESTED)) {
                    files.addAll(filesIn(jar.getInputStream(entry)));
                } else if (name.startsWith(FOLDER) && !entry.isDirectory()) {
                    files.add(asAsked(name.substring(FOLDER.length())));
                }
            }
            List<String> classes = files.stream()
                    .filter(name -> name.endsWith(ASKED))
                    .map(name ->
                            name.substring(0, name.length() - ASKED.length()).replace('/', '.'))
                    .toList();
            return new HiddenNames(classes, List.copyOf(files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the agent's jar", e);
        }
    }

    private static List<String> filesIn(InputStream jar) throws IOException {
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(jar)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.add(entry.getName());
                }
            }
        }
        return files;
    }

    private static String asAsked(String name) {
        return name.endsWith(CLASS_FILE) ? name.substring(0, name.length() - CLASS_FILE.length()) + ASKED : name;
    }
}

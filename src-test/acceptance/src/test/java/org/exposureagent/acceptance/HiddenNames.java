package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
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

    static HiddenNames ofAgent() {
        try (JarFile jar = new JarFile(Project.agentJar().toFile())) {
            List<String> entries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(FOLDER) && !name.endsWith("/"))
                    .map(name -> name.substring(FOLDER.length()))
                    .toList();
            return new HiddenNames(
                    entries.stream()
                            .filter(name -> name.endsWith(CLASS_FILE))
                            .map(name -> base(name).replace('/', '.'))
                            .toList(),
                    entries.stream()
                            .map(name -> name.endsWith(CLASS_FILE) ? base(name) + ".class" : name)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the agent's jar", e);
        }
    }

    private static String base(String classFile) {
        return classFile.substring(0, classFile.length() - CLASS_FILE.length());
    }
}

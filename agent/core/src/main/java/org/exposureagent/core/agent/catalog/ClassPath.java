package org.exposureagent.core.agent.catalog;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of an application, in folders, jars, and jars of jars as Spring Boot and servlet containers have
 * them. It shows them as a loader's resources and defines none.
 */
final class ClassPath extends ClassLoader {

    private static final String CLASS = ".class";

    /** Folders in a jar whose content is at the root of the application's class path. */
    private static final List<String> ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/");

    private static final List<String> LIBRARIES = List.of("BOOT-INF/lib/", "WEB-INF/lib/");

    private final Map<String, ClassFile> classFiles = new LinkedHashMap<>();

    /** Where one class file is. */
    private interface Content {
        InputStream open() throws IOException;
    }

    /** A class file, and what says which jar it is in. */
    private record ClassFile(Content content, @Nullable ProtectionDomain domain) {}

    /** What is done with each class. */
    interface Visitor {

        /** Called once a class, whose internal name is such as {@code com/acme/Flags}. */
        void visit(String internalName, @Nullable ProtectionDomain domain, byte[] classFile);
    }

    /**
     * Reads the directories of all that is on it.
     *
     * @param text as behind {@code java -cp}: folders, jars, and {@code folder/*} for each jar in a folder
     * @throws IOException that names what cannot be read
     */
    ClassPath(String text) throws IOException {
        super(ClassLoader.getPlatformClassLoader());
        StringTokenizer parts = new StringTokenizer(text, File.pathSeparator);
        while (parts.hasMoreTokens()) {
            String each = parts.nextToken();
            try {
                addAll(each);
            } catch (IOException unreadable) {
                throw new IOException("cannot read " + each + ": " + unreadable.getMessage(), unreadable);
            }
        }
    }

    /** Visits each class; the first of a name, as a loader does. */
    void forEach(Visitor visitor) throws IOException {
        for (Map.Entry<String, ClassFile> each : classFiles.entrySet()) {
            String name = each.getKey();
            try (InputStream in = each.getValue().content().open()) {
                visitor.visit(
                        name.substring(0, name.length() - CLASS.length()),
                        each.getValue().domain(),
                        in.readAllBytes());
            }
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        ClassFile found = classFiles.get(name);
        if (found == null) {
            return super.getResourceAsStream(name);
        }
        try {
            return found.content().open();
        } catch (IOException unreadable) {
            return null; // as the method promises
        }
    }

    private void addAll(String element) throws IOException {
        if (element.endsWith("/*") || element.endsWith(File.separator + "*")) {
            try (Stream<Path> files = Files.list(Path.of(element.substring(0, element.length() - 2)))) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".jar")) {
                        addJar(file.toFile(), file.toString());
                    }
                }
            }
        } else if (Files.isDirectory(Path.of(element))) {
            addFolder(Path.of(element));
        } else {
            addJar(new File(element), element);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                put(name, () -> Files.newInputStream(file), null);
            }
        }
    }

    /** It stays open: the command ends with the JVM. */
    private void addJar(File file, String name) throws IOException {
        JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        ProtectionDomain domain = domain(name);
        for (JarEntry entry : jar.versionedStream().toList()) {
            if (entry.getName().endsWith(".jar") && startsWithAny(entry.getName(), LIBRARIES) != null) {
                addNested(jar, entry);
            } else {
                String root = startsWithAny(entry.getName(), ROOTS);
                String inside = root == null ? entry.getName() : entry.getName().substring(root.length());
                put(inside, () -> jar.getInputStream(entry), domain);
            }
        }
    }

    private void addNested(JarFile outer, JarEntry entry) throws IOException {
        Path copy = Files.createTempFile("nested", ".jar");
        copy.toFile().deleteOnExit();
        try (InputStream in = outer.getInputStream(entry)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        addJar(copy.toFile(), entry.getName());
    }

    private void put(String name, Content content, @Nullable ProtectionDomain domain) {
        if (name.endsWith(CLASS)) {
            classFiles.putIfAbsent(name, new ClassFile(content, domain));
        }
    }

    private static @Nullable String startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    /** Only the name is of use: a jar in a jar is a temporary file. */
    private static ProtectionDomain domain(String jar) {
        try {
            return new ProtectionDomain(new CodeSource(new URL("file", "", "/" + jar), (Certificate[]) null), null);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

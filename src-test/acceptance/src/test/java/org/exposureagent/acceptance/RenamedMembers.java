package org.exposureagent.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A library of a version to come: a real one, in which a member has another name wherever it is named. */
final class RenamedMembers {

    private RenamedMembers() {}

    /**
     * Writes it.
     *
     * @param name of the member; no other string of the library may hold it
     * @param renamed as long, so that the constants of the class files, which are all that changes, keep their places
     * @return {@code copy}
     */
    static Path in(Path library, Path copy, String name, String renamed) {
        if (name.length() != renamed.length()) {
            throw new IllegalArgumentException(name + " is not as long as " + renamed);
        }
        try (JarFile jar = new JarFile(library.toFile());
                OutputStream file = Files.newOutputStream(copy);
                JarOutputStream out = new JarOutputStream(file)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    out.write(entry.getName().endsWith(".class") ? renamed(bytes, name, renamed) : bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rewrite " + library, e);
        }
        return copy;
    }

    /** Latin-1 has one character a byte, whatever the bytes mean. */
    private static byte[] renamed(byte[] classFile, String name, String renamed) {
        return new String(classFile, StandardCharsets.ISO_8859_1)
                .replace(name, renamed)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

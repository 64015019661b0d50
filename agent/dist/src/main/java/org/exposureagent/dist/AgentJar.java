package org.exposureagent.dist;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own jar: classes of the agent are in {@code hidden/} and end in {@code .classdata}, those of the
 * libraries in a {@link NestedJar}, whose directory is read when the first of them is asked for.
 */
final class AgentJar {

    private static final String ROOT = "hidden/";
    private static final String FIRST = ROOT + "first.zip";
    private static final String LIBRARIES = ROOT + "libraries.zip";
    private static final String CLASS = ".class";

    private final JarFile jar;
    private @Nullable NestedJar first;
    private @Nullable NestedJar libraries;

    AgentJar(File file) throws IOException {
        this.jar = new JarFile(file, false);
    }

    /** A hidden class or resource, by the name that a class loader is asked for; null if there is none. */
    byte @Nullable [] hidden(String resource) {
        String name = resource.endsWith(CLASS)
                ? resource.substring(0, resource.length() - CLASS.length()) + ".classdata"
                : resource;
        try {
            byte[] own = entry(ROOT + name);
            return own == null ? ofLibraries(resource) : own;
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + resource + " of the agent's jar", unreadable);
        }
    }

    /** An entry by its name in the jar; null if there is none. */
    byte @Nullable [] entry(String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return read(in, (int) entry.getSize());
        }
    }

    /** So many bytes. */
    static byte[] read(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length; ) {
            int n = in.read(bytes, read, length - read);
            if (n < 0) {
                throw new IOException("the agent's jar is too short");
            }
            read += n;
        }
        return bytes;
    }

    private byte @Nullable [] ofLibraries(String resource) throws IOException {
        synchronized (this) {
            if (first == null) {
                first = new NestedJar(jar, FIRST);
            }
        }
        byte[] bytes = first.read(resource);
        if (bytes != null) {
            return bytes;
        }
        synchronized (this) {
            if (libraries == null) {
                libraries = new NestedJar(jar, LIBRARIES);
            }
        }
        return libraries.read(resource);
    }
}

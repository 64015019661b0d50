package org.exposureagent.dist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's classes from {@code hidden/} in its jar, where they end in {@code .classdata}: the application's
 * loaders find neither the classes nor any resource or service file of the libraries. The parent knows only the JDK.
 */
final class AgentLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String ROOT = "hidden/";

    private final JarFile jar;

    AgentLoader(JarFile jar, ClassLoader parent) {
        super(parent);
        this.jar = jar;
    }

    /** The bytes of a class of the agent, named as in {@code Class.getName()}. */
    byte[] bytesOf(String className) throws ClassNotFoundException {
        byte[] bytes = read(ROOT + className.replace('.', '/') + ".classdata");
        if (bytes == null) {
            throw new ClassNotFoundException(className);
        }
        return bytes;
    }

    /** The bytes of an entry of the agent's jar. */
    byte[] bytesOfEntry(String entry) throws IOException {
        byte[] bytes = read(entry);
        if (bytes == null) {
            throw new IOException("no entry " + entry + " in the agent's jar");
        }
        return bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytesOf(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        String entry = entryOf(name);
        return jar.getEntry(entry) == null ? null : HiddenResource.url(this, entry);
    }

    /** Without the way over a URL, which loads much of the JDK. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = read(entryOf(name));
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singleton(found));
    }

    private static String entryOf(String resource) {
        return ROOT
                + (resource.endsWith(".class")
                        ? resource.substring(0, resource.length() - ".class".length()) + ".classdata"
                        : resource);
    }

    private byte @Nullable [] read(String entryName) {
        ZipEntry entry = jar.getEntry(entryName);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(32, (int) entry.getSize()));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + entryName + " of the agent's jar", unreadable);
        }
    }
}

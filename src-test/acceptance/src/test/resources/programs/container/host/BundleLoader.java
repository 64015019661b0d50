package host;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Finds a bundle's own classes first; of the rest only package java, and of resources nothing but the bundle's, without
 * those that are sealed.
 */
final class BundleLoader extends ClassLoader {

    private final Path folder;

    BundleLoader(Path folder) {
        super(BundleLoader.class.getClassLoader());
        this.folder = folder;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (name.startsWith("java.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) && !name.contains("Sealed") ? file.toUri().toURL() : null;
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        URL own = getResource(name);
        return own == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(own));
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException notInBundle) {
            throw new ClassNotFoundException(name, notInBundle);
        }
    }
}

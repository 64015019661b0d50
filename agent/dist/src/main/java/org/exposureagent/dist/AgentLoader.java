package org.exposureagent.dist;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's hidden classes: the application's loaders find neither them nor any resource or service file of the
 * libraries. The parent knows only the JDK.
 */
final class AgentLoader extends ClassLoader implements Supplier<Object[]> {

    static {
        registerAsParallelCapable();
    }

    private final AgentJar jar;
    private Object[] handedOver = {};

    AgentLoader(AgentJar jar, ClassLoader parent) {
        super(parent);
        this.jar = jar;
    }

    /** What {@link #get} gives to the first class of core. */
    void handOver(Object... values) {
        handedOver = values;
    }

    @Override
    public Object[] get() {
        return handedOver;
    }

    /** The bytes of a hidden class, named as in {@code Class.getName()}. */
    byte[] bytesOf(String className) throws ClassNotFoundException {
        byte[] bytes = jar.hidden(className.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(className);
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
        byte[] bytes = jar.hidden(name);
        return bytes == null ? null : HiddenResource.url(name, bytes);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singleton(found));
    }

    /** Without the way over a URL, which loads much of the JDK. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = jar.hidden(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}

package org.exposureagent.core.agent.catalog;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads one extension. It sees the JDK, the model that integrations are written in, and its own jar: neither the rest
 * of the agent with its libraries nor the application, whose classes would be loaded by it.
 */
final class ExtensionLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final ClassLoader OURS = ExtensionLoader.class.getClassLoader();
    private static final String MODEL = "org.exposureagent.integrations.";

    ExtensionLoader(URL jar) {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        // A copy in the jar, as shading makes one, would be another interface of the same name.
        return name.startsWith(MODEL) ? Class.forName(name, false, OURS) : super.loadClass(name, resolve);
    }
}

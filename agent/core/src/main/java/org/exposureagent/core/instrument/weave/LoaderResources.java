package org.exposureagent.core.instrument.weave;

import java.io.IOException;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Class files as a loader of the application shows them. One that throws when it is asked shows none. */
record LoaderResources(ClassFileLocator loader) implements ClassFileLocator {

    @Override
    public Resolution locate(String name) {
        try {
            return loader.locate(name);
        } catch (IOException | RuntimeException | LinkageError notShown) {
            return new Resolution.Illegal(name);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}

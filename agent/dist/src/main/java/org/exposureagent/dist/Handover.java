package org.exposureagent.dist;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.security.CodeSource;

/**
 * Starts the agent behind its isolating loader.
 *
 * <p>Apart from {@link Premain}, since verifying a class loads what it assigns: the JDK's own tools shall not pay for
 * that.
 */
final class Handover {

    private Handover() {}

    /**
     * Initializes a class of core, which takes what it needs from its loader: the first reflective call of a JVM costs
     * 9 ms on JDK 25, and so do its first atomic variables.
     */
    static void start(String arguments, Instrumentation instrumentation) throws Exception {
        AgentLoader loader = loader();
        loader.handOver(arguments, instrumentation, Console.out());
        Class.forName("org.exposureagent.core.agent.Entry", true, loader);
    }

    /** A new loader of what is hidden in this jar. */
    static AgentLoader loader() throws IOException, URISyntaxException {
        return new AgentLoader(new AgentJar(ownJar()), platformLoader());
    }

    private static File ownJar() throws IOException, URISyntaxException {
        CodeSource source = Premain.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("the agent's own jar is unknown");
        }
        return new File(source.getLocation().toURI());
    }

    /** The loader of the JDK's own modules: the first below the bootstrap loader. */
    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }
}

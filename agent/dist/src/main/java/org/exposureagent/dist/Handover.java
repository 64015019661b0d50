package org.exposureagent.dist;

import java.io.File;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * Starts the agent behind its isolating loader.
 *
 * <p>Apart from {@link Premain}, since verifying a class loads what it assigns: the JDK's own tools shall not pay for
 * that.
 */
final class Handover {

    private Handover() {}

    static void start(String arguments, Instrumentation instrumentation) throws Exception {
        File jar = Host.jarOf(Premain.class);
        AgentLoader loader = new AgentLoader(new JarFile(jar, false), Host.platformLoader());
        Class.forName("org.exposureagent.core.agent.Agent", true, loader)
                .getMethod("start", String.class, Instrumentation.class, PrintStream.class, Consumer.class)
                .invoke(null, arguments, instrumentation, Console.out(), new Dispatcher(loader, instrumentation));
    }
}

package org.exposureagent.dist;

import java.lang.instrument.Instrumentation;

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
        AgentJar jar = new AgentJar(Host.jarOf(Premain.class));
        AgentLoader loader = new AgentLoader(jar, Host.platformLoader());
        loader.handOver(arguments, instrumentation, Console.out());
        Class.forName("org.exposureagent.core.agent.Entry", true, loader);
    }
}

package org.exposureagent.dist;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The entry of {@code -javaagent} and of a later attach. It checks and hands over, and never throws: an exception here
 * would end the JVM.
 *
 * <p>No java.util.logging, java.nio.file, JMX or lambda here: each initializes what the application may want to set up
 * by itself.
 */
public final class Premain {

    static final int OLDEST_JAVA = 17;

    /** Of this JVM: a second jar of the agent on the class path does not bring a second class of this name. */
    private static boolean attached;

    private Premain() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached to it later. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    private static void start(String arguments, Instrumentation instrumentation) {
        try {
            if (Host.isJdkTool()) {
                return;
            }
            if (Host.javaVersion() < OLDEST_JAVA) {
                Console.say("not active: needs Java " + OLDEST_JAVA + " or newer, this is " + Host.javaVersion());
                return;
            }
            if (!isFirst()) {
                Console.say("already attached to this JVM; this one does nothing");
                return;
            }
            preloadForTransformers();
            Handover.start(arguments, instrumentation);
        } catch (Throwable broken) {
            Throwable cause = broken instanceof ExceptionInInitializerError ? broken.getCause() : broken;
            Console.say("not active: " + cause);
        }
    }

    private static synchronized boolean isFirst() {
        boolean first = !attached;
        attached = true;
        return first;
    }

    /** A class that is first loaded while a transformer runs can be its own cause of loading (JDK-8164165). */
    private static void preloadForTransformers() {
        ThreadLocalRandom.current();
        try {
            Class.forName("java.lang.invoke.MethodHandle$1", false, null);
        } catch (ClassNotFoundException notInThisJdk) {
            return; // nothing to preload
        }
    }
}

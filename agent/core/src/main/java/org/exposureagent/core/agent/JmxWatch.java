package org.exposureagent.core.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exposureagent.core.diagnostics.Diagnostics;
import org.exposureagent.core.diagnostics.Jmx;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.upload.AgentThread;
import org.jspecify.annotations.Nullable;

/**
 * Waits until there is an MBean server in this JVM, made by the application or for a tool that attaches, and has the
 * diagnostics registered there. Until then nothing of JMX is loaded; without module {@code java.management} that is for
 * ever.
 *
 * <p>What is seen is the server's class being loaded. That happens on a thread of the application, under its locks, so
 * that all the rest is done on a thread of our own, which ends when it is done.
 */
final class JmxWatch implements Runnable {

    private static final String THREAD = "exposure-jmx";
    private static final String SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer";

    private final Instrumentation instrumentation;
    private final Diagnostics diagnostics;
    private final Log log;

    JmxWatch(Instrumentation instrumentation, Diagnostics diagnostics, Log log) {
        this.instrumentation = instrumentation;
        this.diagnostics = diagnostics;
        this.log = log;
    }

    /** Begins, at the first event: before it there is nothing to read. */
    void start() {
        AgentThread.of(THREAD, this).start();
    }

    /** For the thread only. */
    @Override
    public void run() {
        ServerClass server = new ServerClass();
        instrumentation.addTransformer(server);
        if (isLoaded()) {
            server.seen();
        }
    }

    private boolean isLoaded() {
        for (Class<?> type : instrumentation.getInitiatedClasses(null)) {
            if (type.getName().equals(SERVER)) {
                return true;
            }
        }
        return false;
    }

    /** Sees the class once, and changes none. */
    private final class ServerClass implements ClassFileTransformer, Runnable {

        private static final String NAME = "com/sun/jmx/mbeanserver/JmxMBeanServer";

        private final AtomicBoolean seen = new AtomicBoolean();
        private final Thread registration = AgentThread.of(THREAD, this);

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String internalName,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            if (loader == null && NAME.equals(internalName)) {
                seen();
            }
            return null;
        }

        void seen() {
            if (seen.compareAndSet(false, true)) {
                registration.start();
            }
        }

        /** For the thread only. */
        @Override
        public void run() {
            instrumentation.removeTransformer(this);
            Jmx.register(diagnostics, log);
        }
    }
}

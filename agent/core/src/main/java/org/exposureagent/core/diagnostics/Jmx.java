package org.exposureagent.core.diagnostics;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Puts the MBean into the platform's server, which the application, or a tool that attached, is just making. Never
 * makes one: an application that chooses its own, or a log manager that JMX would start too early, must not find ours
 * before it.
 */
public final class Jmx {

    private static final String NAME = "org.exposureagent:type=Diagnostics";

    /** What tells the platform's server, complete, from one that the application made for itself. */
    private static final String PLATFORM = "java.lang:type=Runtime";

    /** The server is complete milliseconds after its class is loaded, unless it is not the platform's. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(20);

    private Jmx() {}

    /** Waits for that server, seconds at most, and registers. For a thread of our own. Never throws. */
    public static void register(Diagnostics diagnostics, Log log) {
        try {
            MBeanServer server = awaitPlatform();
            if (server != null) {
                server.registerMBean(new DiagnosticsBean(diagnostics), new ObjectName(NAME));
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            log.warn("the diagnostics are not in JMX: " + e);
        }
    }

    private static @Nullable MBeanServer awaitPlatform() throws MalformedObjectNameException {
        ObjectName platform = new ObjectName(PLATFORM);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (end - System.nanoTime() > 0) {
            for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
                if (server.isRegistered(platform)) {
                    return server;
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return null;
    }
}

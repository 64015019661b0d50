package org.exposureagent.core.upload;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Makes threads of the agent. They are made on application threads, and keep nothing of them: no loader, no thread
 * local, no group that the application may interrupt or end, and (until JDK 24 has none any more) no access control
 * context, which holds the loaders of all callers.
 */
public final class AgentThread {

    private AgentThread() {}

    /** A daemon thread, not started. */
    @SuppressForbidden
    @SuppressWarnings("removal")
    public static Thread of(String name, Runnable work) {
        return AccessController.doPrivileged(new PrivilegedAction<Thread>() {
            @Override
            public Thread run() {
                Thread thread = new Thread(rootGroup(), work, name, 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                return thread;
            }
        });
    }

    private static ThreadGroup rootGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}

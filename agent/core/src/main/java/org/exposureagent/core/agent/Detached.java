package org.exposureagent.core.agent;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Runs what makes threads on a thread of the application. Up to JDK 23 a thread keeps the access context of its maker,
 * and with it the class loaders of everything on the maker's stack, for ever.
 */
final class Detached {

    private Detached() {}

    @SuppressWarnings("removal") // does nothing where it is gone
    @SuppressForbidden
    static void run(Runnable action) {
        AccessController.doPrivileged(new PrivilegedAction<Boolean>() {
            @Override
            public Boolean run() {
                action.run();
                return true;
            }
        });
    }
}

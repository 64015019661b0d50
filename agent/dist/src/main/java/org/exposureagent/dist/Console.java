package org.exposureagent.dist;

import java.io.PrintStream;

/** Standard error as it is when the agent starts: what the application puts in its place later may log, and lock. */
final class Console {

    private static final PrintStream ERR = standardError();

    private Console() {}

    static PrintStream out() {
        return ERR;
    }

    static void say(String line) {
        ERR.println("[exposure-agent] " + line);
    }

    @SuppressForbidden
    private static PrintStream standardError() {
        return System.err;
    }
}

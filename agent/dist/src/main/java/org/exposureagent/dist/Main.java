package org.exposureagent.dist;

import java.io.PrintStream;

/** {@code java -jar exposure-agent.jar}: says what this jar is and how to attach it. */
public final class Main {

    private Main() {}

    /** Prints version and usage; arguments are not used. */
    public static void main(String[] arguments) {
        String version = Main.class.getPackage().getImplementationVersion();
        PrintStream out = standardOutput();
        out.println("exposure-agent " + (version == null ? "(development)" : version));
        out.println("Experiment exposures of a JVM application, without a line of its code.");
        out.println();
        out.println("  java -javaagent:exposure-agent.jar=app.id=my-app,points=points.json -jar my-app.jar");
        out.println();
        out.println("Options, points files and SDKs: see README.md of the project.");
    }

    @SuppressForbidden
    private static PrintStream standardOutput() {
        return System.out;
    }
}

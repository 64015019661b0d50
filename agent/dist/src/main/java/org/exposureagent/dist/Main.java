package org.exposureagent.dist;

import java.io.PrintStream;
import java.util.Arrays;

/**
 * {@code java -jar exposure-agent.jar}: says what this jar is and how to attach it, lists the SDKs that it knows, or
 * collects what it sends.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    /** With {@code integrations} or {@code collect}, that command; without an argument, version and usage. */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            printUsage(standardOutput());
        } else if (arguments[0].equals("collect")) {
            collect(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else if (arguments[0].equals("integrations")) {
            integrations(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            Console.say("unknown command '" + arguments[0] + "'");
            printUsage(Console.out());
            System.exit(WRONG_ARGUMENTS);
        }
    }

    private static void printUsage(PrintStream out) {
        String version = Main.class.getPackage().getImplementationVersion();
        out.println("exposure-agent " + (version == null ? "(development)" : version));
        out.println("Experiment exposures of a JVM application, without a line of its code.");
        out.println();
        out.println("  java -javaagent:exposure-agent.jar=app.id=my-app,points=points.json -jar my-app.jar");
        out.println();
        out.println("To see which SDKs it knows, and what it would weave of an application:");
        out.println();
        out.println("  java -jar exposure-agent.jar integrations [--classpath my-app.jar]");
        out.println();
        out.println("To see what it sends, run a receiver on this machine, and attach with its address:");
        out.println();
        out.println("  java -jar exposure-agent.jar collect [--port 8080] [--dir collected-pings]");
        out.println(
                "  java -javaagent:exposure-agent.jar=app.id=my-app,endpoint=http://127.0.0.1:8080 -jar my-app.jar");
        out.println();
        out.println("Options, points files and SDKs: see README.md of the project.");
    }

    /** Runs the collector behind the agent's loader, which has its libraries. */
    private static void collect(String[] arguments) {
        call("collect", "org.exposureagent.collector.Main", "main", new Class<?>[] {String[].class}, (Object)
                arguments);
    }

    private static void integrations(String[] arguments) {
        Class<?>[] types = {String[].class, PrintStream.class, PrintStream.class};
        Object exitCode = call(
                "integrations",
                "org.exposureagent.core.agent.catalog.Command",
                "run",
                types,
                arguments,
                standardOutput(),
                Console.out());
        System.exit((Integer) exitCode);
    }

    private static Object call(String command, String className, String method, Class<?>[] types, Object... arguments) {
        if (Host.javaVersion() < Premain.OLDEST_JAVA) {
            Console.say(command + " needs Java " + Premain.OLDEST_JAVA + " or newer, this is " + Host.javaVersion());
            System.exit(FAILED);
        }
        try {
            return Class.forName(className, true, Handover.loader())
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (Exception | LinkageError broken) { // a run-time image may have no jdk.httpserver
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            Console.say(command + " failed: " + cause);
            System.exit(FAILED);
            throw new IllegalStateException(broken);
        }
    }

    @SuppressForbidden
    private static PrintStream standardOutput() {
        return System.out;
    }
}

package org.exposureagent.dist;

/** What there is to know of the JVM before anything else is loaded. */
final class Host {

    private Host() {}

    /** The feature version: 8, 11, 17. */
    static int javaVersion() {
        String version = System.getProperty("java.specification.version", "0");
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }

    /**
     * Whether the main program is one of the JDK's own ({@code javac}, {@code keytool}, {@code jps}): an agent that
     * comes by {@code JAVA_TOOL_OPTIONS} reaches those too. The launcher of single source files is in the compiler's
     * module, but what it runs is an application.
     */
    static boolean isJdkTool() {
        String module = System.getProperty("jdk.module.main");
        if (module == null || !(module.startsWith("jdk.") || module.startsWith("java."))) {
            return false;
        }
        String command = System.getProperty("sun.java.command", "");
        return !command.startsWith("jdk.compiler/com.sun.tools.javac.launcher.");
    }
}

package org.exposureagent.core.agent;

/** What the JVM knows of the application when nobody says it. */
final class Application {

    private Application() {}

    /**
     * The id of an application that has no option {@code app.id}: its main class or the name of its jar.
     *
     * @param command system property {@code sun.java.command}: main class, {@code module/class} or path of a jar, and
     *     arguments
     */
    static String defaultId(String command) {
        String main = mainOf(command.trim());
        if (main.endsWith(".jar")) {
            int slash = Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\'));
            return main.substring(slash + 1, main.length() - ".jar".length());
        }
        int slash = main.indexOf('/');
        return main.isEmpty() ? "unknown" : main.substring(slash + 1);
    }

    /** An id as the name of a folder. */
    static String fileName(String appId) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < appId.length(); i++) {
            char c = appId.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            name.append(plain || c == '-' || c == '_' || (c == '.' && i > 0) ? c : '-');
        }
        return name.toString();
    }

    /** A jar's path may hold blanks; the arguments behind it follow a blank too. */
    private static String mainOf(String command) {
        int jar = command.indexOf(".jar ");
        if (jar >= 0) {
            return command.substring(0, jar + ".jar".length());
        }
        int blank = command.indexOf(' ');
        return blank < 0 || command.endsWith(".jar") ? command : command.substring(0, blank);
    }
}

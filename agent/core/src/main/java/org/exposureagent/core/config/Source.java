package org.exposureagent.core.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * One place that options come from.
 *
 * @param name for messages, such as {@code agent argument}
 */
record Source(String name, Map<Key, String> values) {

    private static final String PROPERTY_PREFIX = "exposure.";
    private static final String ENVIRONMENT_PREFIX = "EXPOSURE_";

    /** {@code key=value,key=value}; a backslash before a comma makes it part of the value. */
    static Source ofAgentArguments(String arguments, Consumer<String> problems) {
        Source source = new Source("agent argument", new EnumMap<>(Key.class));
        StringBuilder argument = new StringBuilder();
        for (int i = 0; i <= arguments.length(); i++) {
            char c = i == arguments.length() ? ',' : arguments.charAt(i);
            if (c == '\\' && i + 1 < arguments.length() && arguments.charAt(i + 1) == ',') {
                argument.append(arguments.charAt(++i));
            } else if (c == ',') {
                source.putArgument(argument.toString().trim(), problems);
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        return source;
    }

    /** System properties {@code exposure.KEY}. */
    static Source ofProperties(Properties properties, Consumer<String> problems) {
        Source source = new Source("system property", new EnumMap<>(Key.class));
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX)) {
                source.put(name.substring(PROPERTY_PREFIX.length()), properties.getProperty(name, ""), problems);
            }
        }
        return source;
    }

    /** Environment variables {@code EXPOSURE_KEY}, upper case, with {@code _} for every dot and dash. */
    static Source ofEnvironment(Map<String, String> environment, Consumer<String> problems) {
        Source source = new Source("environment variable", new EnumMap<>(Key.class));
        for (String variable : environment.keySet()) {
            if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                source.putVariable(variable, environment.getOrDefault(variable, ""), problems);
            }
        }
        return source;
    }

    /** The value, without blanks around it; empty where there is none. */
    String value(Key key) {
        String value = values.get(key);
        return value == null ? "" : value.trim();
    }

    void put(String spelling, String value, Consumer<String> problems) {
        Key key = Key.of(spelling);
        if (key == null) {
            problems.accept("unknown option '" + spelling + "' (" + name + "), ignored");
        } else {
            values.put(key, value);
        }
    }

    private void putArgument(String argument, Consumer<String> problems) {
        int equals = argument.indexOf('=');
        if (equals > 0) {
            put(argument.substring(0, equals).trim(), argument.substring(equals + 1), problems);
        } else if (!argument.isEmpty()) {
            problems.accept("agent argument '" + argument + "' is not key=value, ignored");
        }
    }

    private void putVariable(String variable, String value, Consumer<String> problems) {
        for (Key key : Key.values()) {
            if (key.environmentName().equals(variable)) {
                values.put(key, value);
                return;
            }
        }
        problems.accept("unknown option '" + variable + "' (" + name + "), ignored");
    }
}

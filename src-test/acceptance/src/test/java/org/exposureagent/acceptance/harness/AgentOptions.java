package org.exposureagent.acceptance.harness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The agent and its options.
 *
 * @param values by key, in the order of the command line
 */
public record AgentOptions(Map<String, String> values) {

    public AgentOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The agent without an option. */
    public static AgentOptions none() {
        return new AgentOptions(Map.of());
    }

    /** These options and one more; the value's {@code toString} counts. */
    public AgentOptions with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value.toString());
        return new AgentOptions(more);
    }

    /** The JVM's flag: {@code -javaagent:JAR=key=value,key=value}, where {@code \,} is a comma of a value. */
    public String flag() {
        String options = values.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue().replace(",", "\\,"))
                .collect(Collectors.joining(","));
        return "-javaagent:" + Project.agentJar() + (options.isEmpty() ? "" : "=" + options);
    }
}

package org.exposureagent.acceptance.harness;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event of a ping.
 *
 * @param timestamp milliseconds after the first event of the ping
 * @param name such as {@code exposure}
 */
public record PingEvent(Ping ping, long timestamp, String category, String name, Map<String, String> extra) {

    /** The experiment's slug. */
    public @Nullable String experiment() {
        return extra.get("experiment");
    }

    public @Nullable String branch() {
        return extra.get("branch");
    }

    /** What the annotation of its ping says of its experiment. */
    public Ping.@Nullable Annotation annotation() {
        return ping.annotations().get(extra.getOrDefault("experiment", ""));
    }

    /** What the event says, without the time that Glean adds to each: by key, in order of the keys. */
    public Map<String, String> said() {
        Map<String, String> said = new TreeMap<>(extra);
        said.remove("glean_timestamp");
        return said;
    }

    @Override
    public String toString() {
        return category + "." + name + said() + " in ping " + ping.seq();
    }
}

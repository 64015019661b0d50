package org.exposureagent.core.config;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of this run. The first source that has a key wins: agent argument, system property, environment variable,
 * JSON file of option {@code config}, default. An unknown key or a bad value is one problem line that names the source;
 * for a bad value the default stands in.
 */
public final class Options {

    private final List<Source> sources = new ArrayList<>(4);

    private Options() {}

    /**
     * Reads all sources; opens a file only if {@code config} names one.
     *
     * @param arguments what stands behind {@code =} of {@code -javaagent}, or null
     */
    public static Options read(
            @Nullable String arguments,
            Properties properties,
            Map<String, String> environment,
            Consumer<String> problems) {
        Options options = new Options();
        options.sources.add(Source.ofAgentArguments(arguments == null ? "" : arguments, problems));
        options.sources.add(Source.ofProperties(properties, problems));
        options.sources.add(Source.ofEnvironment(environment, problems));
        String config = options.text(Key.CONFIG);
        if (config != null) {
            options.sources.add(ConfigFile.read(new File(config), problems));
        }
        options.tellBadValues(problems);
        return options;
    }

    /** Whether some source gives it. */
    public boolean isGiven(Key key) {
        return winner(key) != null;
    }

    /** The source that gives it, for messages, such as {@code agent argument}. */
    public String sourceOf(Key key) {
        Source source = winner(key);
        return source == null ? "default" : source.name();
    }

    /** The value, its default, or null where it has none. */
    public @Nullable String text(Key key) {
        Source source = winner(key);
        String value = source == null ? null : source.value(key);
        return value == null || key.parse(value) == null ? key.defaultValue() : value;
    }

    /** The value of a key, or what stands in for it. */
    public String text(Key key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(Key key) {
        return Boolean.TRUE.equals(parsed(key));
    }

    /** ISO-8601, such as {@code PT60S}, or {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h}; null where not given. */
    public @Nullable Duration duration(Key key) {
        return (Duration) parsed(key);
    }

    /** The duration, or what stands in for it. */
    public Duration duration(Key key, Duration otherwise) {
        Duration value = duration(key);
        return value == null ? otherwise : value;
    }

    /** A positive number, such as {@code 500} or {@code 50MiB}; 0 where not given. */
    public long size(Key key) {
        Long value = (Long) parsed(key);
        return value == null ? 0 : value;
    }

    /** {@code number/duration}, such as {@code 15/60s}; null where not given. */
    public @Nullable Rate rate(Key key) {
        return (Rate) parsed(key);
    }

    /** A UUID; null where not given. */
    public @Nullable UUID id(Key key) {
        return (UUID) parsed(key);
    }

    /** The parts between semicolons. */
    public List<String> list(Key key) {
        List<String> parts = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text(key, ""), ";");
        while (tokens.hasMoreTokens()) {
            String part = tokens.nextToken().trim();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A file or folder; {@code ~/} is the user's home. Null where not given. */
    public @Nullable File file(Key key) {
        String path = text(key);
        if (path == null) {
            return null;
        }
        return path.startsWith("~/")
                ? new File(System.getProperty("user.home", "."), path.substring(2))
                : new File(path);
    }

    /** Every option that a source gives, by its spelling. */
    public Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        for (Source source : sources) {
            for (Map.Entry<Key, String> entry : source.values().entrySet()) {
                given.putIfAbsent(entry.getKey().spelling(), entry.getValue());
            }
        }
        return given;
    }

    private @Nullable Object parsed(Key key) {
        String value = text(key);
        return value == null ? null : key.parse(value);
    }

    private void tellBadValues(Consumer<String> problems) {
        for (Key key : Key.values()) {
            Source source = winner(key);
            String value = source == null ? "" : source.value(key);
            if (source != null && key.parse(value) == null) {
                String fallback = key.defaultValue();
                problems.accept("option " + key.spelling() + " has value '" + value + "' (" + source.name()
                        + "), which is not " + key.expected() + "; "
                        + (fallback == null ? "ignored" : "using " + fallback));
            }
        }
    }

    private @Nullable Source winner(Key key) {
        for (Source source : sources) {
            if (!source.value(key).isEmpty()) {
                return source;
            }
        }
        return null;
    }
}

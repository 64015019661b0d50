package org.exposureagent.core.config;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of this run. The first source that has a key wins: agent argument, system property, environment variable,
 * JSON file of option {@code config}, default. An unknown key or a bad value is one problem line that names the source.
 */
public final class Options {

    private final List<Source> sources;
    private final Consumer<String> problems;

    private Options(List<Source> sources, Consumer<String> problems) {
        this.sources = sources;
        this.problems = problems;
    }

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
        List<Source> sources = new ArrayList<>(4);
        sources.add(Source.ofAgentArguments(arguments == null ? "" : arguments, problems));
        sources.add(Source.ofProperties(properties, problems));
        sources.add(Source.ofEnvironment(environment, problems));
        Options options = new Options(sources, problems);
        String config = options.text(Key.CONFIG);
        if (config != null) {
            sources.add(ConfigFile.read(new File(config), problems));
        }
        return options;
    }

    /** The value, its default, or null where it has none. An empty value counts as not given. */
    public @Nullable String text(Key key) {
        for (Source source : sources) {
            String value = source.values().get(key);
            if (value != null && !value.trim().isEmpty()) {
                return value.trim();
            }
        }
        return key.defaultValue();
    }

    /** The value of a key, or what stands in for it. */
    public String text(Key key, String otherwise) {
        String value = text(key);
        return value == null ? otherwise : value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(Key key) {
        return Boolean.TRUE.equals(parsed(key, ValueType.FLAG));
    }

    /** ISO-8601, such as {@code PT60S}, or {@code 500ms}, {@code 60s}, {@code 2m}, {@code 1h}; null where not given. */
    public @Nullable Duration duration(Key key) {
        return parsed(key, ValueType.DURATION);
    }

    /** The duration, or what stands in for it. */
    public Duration duration(Key key, Duration otherwise) {
        Duration value = duration(key);
        return value == null ? otherwise : value;
    }

    /** A positive number, such as {@code 500} or {@code 50MiB}. */
    public long size(Key key) {
        Long value = parsed(key, ValueType.SIZE);
        return value == null ? 0 : value;
    }

    /** {@code number/duration}, such as {@code 15/60s}. */
    public Rate rate(Key key) {
        Rate value = parsed(key, ValueType.RATE);
        return value == null ? Rate.NONE : value;
    }

    /** One of some words; the default, or the first word, where it is none of them. */
    public String choice(Key key, List<String> words) {
        String value = parsed(key, ValueType.oneOf(words));
        return value == null ? words.get(0) : value;
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

    /** A file or folder; {@code ~/} is the user's home. */
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

    private <T> @Nullable T parsed(Key key, ValueType<T> type) {
        String value = text(key);
        T result = value == null ? null : type.parse(value);
        if (result != null || value == null) {
            return result;
        }
        String fallback = key.defaultValue();
        problems.accept("option " + key.spelling() + " has value '" + value + "' (" + sourceOf(key) + "), which is not "
                + type.expected() + "; " + (fallback == null ? "ignored" : "using " + fallback));
        return fallback == null ? null : type.parse(fallback);
    }

    private String sourceOf(Key key) {
        for (Source source : sources) {
            String value = source.values().get(key);
            if (value != null && !value.trim().isEmpty()) {
                return source.name();
            }
        }
        return "default";
    }
}

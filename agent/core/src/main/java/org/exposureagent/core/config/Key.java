package org.exposureagent.core.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options, as in the README's table. */
public enum Key {
    ENABLED("enabled", ValueType.FLAG, "true"),
    CONFIG("config", ValueType.TEXT, null),
    APP_ID("app.id", ValueType.TEXT, null),
    APP_VERSION("app.version", ValueType.TEXT, "unknown"),
    APP_BUILD("app.build", ValueType.TEXT, "unknown"),
    APP_CHANNEL("app.channel", ValueType.TEXT, null),
    CLIENT_ID("client.id", ValueType.ID, null),
    EXPERIMENTATION_ID("experimentation.id", ValueType.TEXT, null),
    DATA_DIR("data.dir", ValueType.TEXT, null),
    ENDPOINT("endpoint", ValueType.TEXT, null),
    SINK("sink", null, "file", "http", "stdout"),
    SUBJECT("subject", "process", "process", "request"),
    SUBJECT_HASH("subject.hash", ValueType.TEXT, null),
    REQUEST_TABLE_SIZE("request.table-size", ValueType.SIZE, "1M"),
    FORMAT("format", "glean", "glean", "glean-desktop", "legacy"),
    EXPOSURE_MODE("exposure.mode", "session", "session", "every"),
    EXPOSURE_TTL("exposure.ttl", ValueType.DURATION, null),
    EXPOSURE_MANUAL("exposure.manual", ValueType.TEXT, null),
    OPENFEATURE_EXPERIMENT_KEY("openfeature.experiment-key", ValueType.TEXT, "experiment"),
    EXPERIMENTS_INFER("experiments.infer", (String) null, "variants"),
    INTEGRATIONS("integrations", ValueType.TEXT, null),
    EXTENSIONS("extensions", ValueType.TEXT, null),
    POINTS("points", ValueType.TEXT, null),
    UPLOAD_ENABLED("upload.enabled", ValueType.FLAG, "true"),
    UPLOAD_RATE("upload.rate", ValueType.RATE, "15/60s"),
    FILE_MAX_BYTES("file.max-bytes", ValueType.SIZE, "50MiB"),
    JOURNAL_MAX_BYTES("journal.max-bytes", ValueType.SIZE, "64MiB"),
    PING_MAX_EVENTS("ping.max-events", ValueType.SIZE, "500"),
    PING_MAX_AGE("ping.max-age", ValueType.DURATION, "PT60S"),
    SHUTDOWN_TIMEOUT("shutdown.timeout", ValueType.DURATION, "PT2S"),
    LOG_LEVEL("log.level", "info", "off", "error", "warn", "info", "debug"),
    LOG_PINGS("log.pings", ValueType.FLAG, "false"),
    DEBUG_VIEW_TAG("debug.view-tag", ValueType.TEXT, null),
    SOURCE_TAGS("source.tags", ValueType.TEXT, null);

    private final String spelling;
    private final ValueType type;
    private final @Nullable String defaultValue;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> words;

    Key(String spelling, ValueType type, @Nullable String defaultValue) {
        this.spelling = spelling;
        this.type = type;
        this.defaultValue = defaultValue;
        this.words = List.of();
    }

    /** One of some words. */
    Key(String spelling, @Nullable String defaultValue, String... words) {
        this.spelling = spelling;
        this.type = ValueType.TEXT;
        this.defaultValue = defaultValue;
        this.words = List.of(words);
    }

    /** As in an agent argument: {@code ping.max-age}. */
    public String spelling() {
        return spelling;
    }

    /** As in the environment: {@code EXPOSURE_PING_MAX_AGE}. */
    String environmentName() {
        return "EXPOSURE_" + spelling.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Nullable
    String defaultValue() {
        return defaultValue;
    }

    /** What its value has to be, for messages. */
    String expected() {
        return words.isEmpty() ? type.expected() : "one of " + words;
    }

    /** The value; null for a text that is none. */
    @Nullable
    Object parse(String text) {
        return words.isEmpty() || words.contains(text) ? type.parse(text) : null;
    }

    static @Nullable Key of(String spelling) {
        for (Key key : values()) {
            if (key.spelling.equals(spelling)) {
                return key;
            }
        }
        return null;
    }
}

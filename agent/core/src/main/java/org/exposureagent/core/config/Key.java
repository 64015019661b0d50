package org.exposureagent.core.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options, as in the README's table. */
public enum Key {
    ENABLED("enabled", "true"),
    CONFIG("config", null),
    APP_ID("app.id", null),
    APP_VERSION("app.version", "unknown"),
    APP_BUILD("app.build", "unknown"),
    APP_CHANNEL("app.channel", null),
    CLIENT_ID("client.id", null),
    EXPERIMENTATION_ID("experimentation.id", null),
    DATA_DIR("data.dir", null),
    ENDPOINT("endpoint", null),
    SINK("sink", null),
    SUBJECT("subject", "process"),
    FORMAT("format", "glean"),
    EXPOSURE_MODE("exposure.mode", "session"),
    EXPOSURE_TTL("exposure.ttl", null),
    EXPOSURE_MANUAL("exposure.manual", ""),
    OPENFEATURE_EXPERIMENT_KEY("openfeature.experiment-key", "experiment"),
    INTEGRATIONS("integrations", null),
    POINTS("points", null),
    UPLOAD_ENABLED("upload.enabled", "true"),
    UPLOAD_RATE("upload.rate", "15/60s"),
    FILE_MAX_BYTES("file.max-bytes", "50MiB"),
    PING_MAX_EVENTS("ping.max-events", "500"),
    PING_MAX_AGE("ping.max-age", "PT60S"),
    SHUTDOWN_TIMEOUT("shutdown.timeout", "PT2S"),
    LOG_LEVEL("log.level", "info"),
    LOG_PINGS("log.pings", "false"),
    DEBUG_VIEW_TAG("debug.view-tag", null),
    SOURCE_TAGS("source.tags", null);

    private final String spelling;
    private final @Nullable String defaultValue;

    Key(String spelling, @Nullable String defaultValue) {
        this.spelling = spelling;
        this.defaultValue = defaultValue;
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

    static @Nullable Key of(String spelling) {
        for (Key key : values()) {
            if (key.spelling.equals(spelling)) {
                return key;
            }
        }
        return null;
    }
}

package org.exposureagent.core.agent;

import java.io.File;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Mapping;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.journal.QueueJournal;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.Endpoint;
import org.exposureagent.core.upload.FileSink;
import org.exposureagent.core.upload.HttpSink;
import org.exposureagent.core.upload.Rate;
import org.exposureagent.core.upload.Sink;
import org.exposureagent.core.upload.UploadSettings;
import org.jspecify.annotations.Nullable;

/** The options, as each part wants them. A value that cannot be is told at start-up, not at the first event. */
final class Settings {

    private final Options options;
    private final List<Mapping> mappings;
    private final String appId;
    private final DataDir dataDir;
    private final @Nullable Endpoint endpoint;
    private final @Nullable UUID clientId;

    private Settings(
            Options options,
            List<Mapping> mappings,
            String appId,
            DataDir dataDir,
            @Nullable Endpoint endpoint,
            @Nullable UUID clientId) {
        this.options = options;
        this.mappings = mappings;
        this.appId = appId;
        this.dataDir = dataDir;
        this.endpoint = endpoint;
        this.clientId = clientId;
    }

    static Settings of(Options options, List<Mapping> mappings, Consumer<String> problems) {
        String appId = options.text(Key.APP_ID, Application.defaultId(System.getProperty("sun.java.command", "")));
        File dataDir = options.file(Key.DATA_DIR);
        if (dataDir == null) {
            dataDir = new File(System.getProperty("user.home", "."), ".exposure-agent/" + Application.fileName(appId));
        }
        return new Settings(
                options,
                mappings,
                appId,
                new DataDir(dataDir),
                endpoint(options, problems),
                clientId(options.text(Key.CLIENT_ID), problems));
    }

    State state(Clock clock, Log log) {
        return new State(dataDir, clientId, clock, ZoneId.systemDefault(), log);
    }

    ExposureSettings exposure() {
        List<org.exposureagent.core.exposure.Mapping> of = new ArrayList<>();
        for (Mapping mapping : mappings) {
            of.add(new org.exposureagent.core.exposure.Mapping(
                    mapping.sdk(), mapping.feature(), mapping.experiment(), mapping.branches()));
        }
        boolean every =
                options.choice(Key.EXPOSURE_MODE, List.of("session", "every")).equals("every");
        return new ExposureSettings(
                every ? ExposureSettings.Mode.EVERY : ExposureSettings.Mode.SESSION,
                options.duration(Key.EXPOSURE_TTL),
                new HashSet<>(options.list(Key.EXPOSURE_MANUAL)),
                of);
    }

    PingSettings pings() {
        return new PingSettings(
                appId,
                options.text(Key.APP_VERSION, "unknown"),
                options.text(Key.APP_BUILD, "unknown"),
                options.text(Key.APP_CHANNEL),
                Version.text(),
                options.text(Key.EXPERIMENTATION_ID),
                options.text(Key.DEBUG_VIEW_TAG),
                options.list(Key.SOURCE_TAGS),
                (int) Math.min(Integer.MAX_VALUE, options.size(Key.PING_MAX_EVENTS)),
                options.duration(Key.PING_MAX_AGE, PingSettings.DEFAULT_MAX_AGE),
                ZoneId.systemDefault());
    }

    UploadSettings upload() {
        org.exposureagent.core.config.Rate rate = options.rate(Key.UPLOAD_RATE);
        return new UploadSettings(
                endpoint == null ? null : new Rate(rate.count(), rate.per()),
                options.flag(Key.LOG_PINGS),
                QueueJournal.DEFAULT_CAPACITY);
    }

    Supplier<Sink> sink(Clock clock, Log log) {
        return new Supplier<>() {
            @Override
            public Sink get() {
                return endpoint == null
                        ? new FileSink(dataDir, options.size(Key.FILE_MAX_BYTES), log)
                        : new HttpSink(endpoint, clock);
            }
        };
    }

    /** Null: pings go to the file. */
    private static @Nullable Endpoint endpoint(Options options, Consumer<String> problems) {
        String text = options.text(Key.ENDPOINT);
        String sink = options.choice(Key.SINK, List.of("auto", "file", "http"));
        if (sink.equals("file")) {
            return null;
        }
        if (text == null) {
            if (sink.equals("http")) {
                problems.accept("sink=http needs option endpoint, pings are written to the file");
            }
            return null;
        }
        Endpoint.Parsed parsed = Endpoint.parse(text);
        if (parsed instanceof Endpoint.Parsed.Refused refused) {
            problems.accept(refused.message() + "; pings are written to the file");
        }
        return parsed instanceof Endpoint.Parsed.Valid valid ? valid.endpoint() : null;
    }

    private static @Nullable UUID clientId(@Nullable String text, Consumer<String> problems) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            problems.accept("option client.id is not a UUID, an own one is used: " + text);
            return null;
        }
    }
}

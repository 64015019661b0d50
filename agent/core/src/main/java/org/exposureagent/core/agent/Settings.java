package org.exposureagent.core.agent;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Mapping;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.diagnostics.Counters;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Clock;
import org.exposureagent.core.exposure.EventLog;
import org.exposureagent.core.exposure.ExposureSettings;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.core.exposure.Recorder;
import org.exposureagent.core.exposure.request.RequestRecorder;
import org.exposureagent.core.exposure.request.RequestSettings;
import org.exposureagent.core.journal.DataDir;
import org.exposureagent.core.ping.Format;
import org.exposureagent.core.ping.PingSettings;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.FileSink;
import org.exposureagent.core.upload.HttpSink;
import org.exposureagent.core.upload.Rate;
import org.exposureagent.core.upload.Sink;
import org.exposureagent.core.upload.StdoutSink;
import org.exposureagent.core.upload.UploadSettings;
import org.jspecify.annotations.Nullable;

/** The options, as each part wants them. */
final class Settings {

    private final Options options;
    private final List<Mapping> mappings;
    private final @Nullable Destination destination;
    private final @Nullable Subjects subjects;
    private final String appId;
    private final DataDir dataDir;

    /** @param subjects null: the process has one */
    Settings(Options options, List<Mapping> mappings, @Nullable Destination destination, @Nullable Subjects subjects) {
        this.subjects = subjects;
        this.options = options;
        this.mappings = mappings;
        this.destination = destination;
        this.appId = options.text(Key.APP_ID, Application.defaultId(System.getProperty("sun.java.command", "")));
        File given = options.file(Key.DATA_DIR);
        this.dataDir = new DataDir(given == null ? defaultDataDir(appId) : given);
    }

    private static File defaultDataDir(String appId) {
        return new File(System.getProperty("user.home", "."), ".exposure-agent/" + Application.fileName(appId));
    }

    DataDir dataDir() {
        return dataDir;
    }

    State state(Clock clock, Log log) {
        boolean hasClient = !options.text(Key.SUBJECT, "").equals("request");
        return new State(dataDir, hasClient ? options.id(Key.CLIENT_ID) : null, clock, log);
    }

    Duration shutdownTimeout() {
        return options.duration(Key.SHUTDOWN_TIMEOUT, Duration.ofSeconds(2));
    }

    Hooks recorder(EventLog events, State state, Clock clock, Counters counters, Log log) {
        if (subjects != null) {
            long tableSize = options.size(Key.REQUEST_TABLE_SIZE);
            return new RequestRecorder(
                    new RequestSettings(exposure(), tableSize, subjects.written()), events, clock, counters, log);
        }
        return new Recorder(exposure(), events, state, clock, counters, log);
    }

    private ExposureSettings exposure() {
        List<org.exposureagent.core.exposure.Mapping> of = new ArrayList<>();
        for (Mapping mapping : mappings) {
            of.add(new org.exposureagent.core.exposure.Mapping(
                    mapping.sdk(), mapping.feature(), mapping.experiment(), mapping.branches()));
        }
        boolean every = options.text(Key.EXPOSURE_MODE, "").equals("every");
        return new ExposureSettings(
                every ? ExposureSettings.Mode.EVERY : ExposureSettings.Mode.SESSION,
                options.duration(Key.EXPOSURE_TTL),
                new HashSet<>(options.list(Key.EXPOSURE_MANUAL)),
                of,
                options.text(Key.EXPERIMENTS_INFER, "").equals("variants"));
    }

    PingSettings pings() {
        Format format = subjects == null ? Format.of(options.text(Key.FORMAT, "")) : Format.CIRRUS;
        return new PingSettings(
                format,
                appId,
                options.text(Key.APP_VERSION, "unknown"),
                options.text(Key.APP_BUILD, "unknown"),
                appChannel(),
                Version.text(),
                options.text(Key.EXPERIMENTATION_ID),
                options.text(Key.DEBUG_VIEW_TAG),
                options.list(Key.SOURCE_TAGS),
                format.maxEvents(options.isGiven(Key.PING_MAX_EVENTS) ? options.size(Key.PING_MAX_EVENTS) : 0),
                format.maxAge(options.duration(Key.PING_MAX_AGE, PingSettings.DEFAULT_MAX_AGE)));
    }

    /** Analyses of servers take the channel {@code production} only. */
    private @Nullable String appChannel() {
        String given = options.text(Key.APP_CHANNEL);
        return given == null && subjects != null ? "production" : given;
    }

    UploadSettings upload() {
        org.exposureagent.core.config.Rate rate = options.rate(Key.UPLOAD_RATE);
        return new UploadSettings(
                destination == null || destination.endpoint() == null || rate == null || isUnlimited()
                        ? null
                        : new Rate(rate.count(), rate.per()),
                options.flag(Key.LOG_PINGS),
                options.size(Key.JOURNAL_MAX_BYTES));
    }

    /** A server has as many pings as it has branches in a minute; a rate made for one client would lose them. */
    private boolean isUnlimited() {
        return subjects != null && !options.isGiven(Key.UPLOAD_RATE);
    }

    Supplier<Sink> sink(Clock clock, Log log) {
        return new Supplier<>() {
            @Override
            public Sink get() {
                if (destination != null && destination.endpoint() != null) {
                    return new HttpSink(destination.endpoint(), clock);
                }
                return destination != null && destination.stdout() != null
                        ? new StdoutSink(destination.stdout(), clock)
                        : new FileSink(dataDir, options.size(Key.FILE_MAX_BYTES), log);
            }
        };
    }
}

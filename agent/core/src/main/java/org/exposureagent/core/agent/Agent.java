package org.exposureagent.core.agent;

import java.io.File;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.util.List;
import org.exposureagent.core.agent.catalog.Integrations;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.config.PointsFile;
import org.exposureagent.core.diagnostics.Level;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.instrument.Instrumenter;
import org.exposureagent.integrations.Point;
import org.jspecify.annotations.Nullable;

/**
 * Where premain hands over: options, points, weaving. Everything behind the first event ({@link Telemetry}) is built
 * when the first class matches.
 */
public final class Agent {

    private Agent() {}

    /**
     * Starts the agent.
     *
     * @param arguments of {@code -javaagent}, or null
     * @param err standard error as it was at start-up
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation, PrintStream err) {
        Problems problems = new Problems();
        Options options = Options.read(arguments, System.getProperties(), System.getenv(), problems);
        Log log = new Log(err, level(options));
        problems.tellTo(log);
        if (!options.flag(Key.ENABLED)) {
            return;
        }
        if (!options.flag(Key.UPLOAD_ENABLED)) {
            OffAtStart.begin(options, problems, log);
            return;
        }
        if (options.isGiven(Key.DEBUG_VIEW_TAG) || options.isGiven(Key.SOURCE_TAGS)) {
            GleanTags.check(options, problems);
        }
        if (options.isGiven(Key.FORMAT) && options.text(Key.FORMAT, "").equals("legacy")) {
            LegacyIdentity.check(options, problems);
        }
        boolean isServer =
                options.isGiven(Key.SUBJECT) && options.text(Key.SUBJECT, "").equals("request");
        Subjects subjects = isServer ? Subjects.of(options, problems) : null;
        if (isServer && subjects == null) {
            return;
        }
        PointsFile own = pointsFile(options, problems);
        Integrations integrations = Integrations.of(options, problems);
        List<Point> points = points(own, integrations);
        Telemetry telemetry = new Telemetry(
                options,
                own == null ? List.of() : own.mappings(),
                destination(options, problems),
                subjects,
                instrumentation,
                log);
        Instrumenter instrumenter =
                Instrumenter.install(instrumentation, points, integrations.sources(), telemetry, new WovenLog(log));
        if (!points.isEmpty()) {
            NeverMatchedReport.atExit(instrumenter, log);
        }
    }

    // What is not given loads no class: each is a quarter of a millisecond that the application waits.

    private static @Nullable PointsFile pointsFile(Options options, Problems problems) {
        File file = options.file(Key.POINTS);
        return file == null ? null : PointsFile.read(file, problems);
    }

    /** Those of the user: his own, and those of his extensions. */
    private static List<Point> points(@Nullable PointsFile own, Integrations integrations) {
        List<Point> points = integrations.points();
        if (own != null) {
            points.addAll(0, own.points());
        }
        return points;
    }

    /** Null: the file. */
    static @Nullable Destination destination(Options options, Problems problems) {
        return options.isGiven(Key.ENDPOINT) || options.isGiven(Key.SINK) ? Destination.of(options, problems) : null;
    }

    private static Level level(Options options) {
        Level level = Level.of(options.text(Key.LOG_LEVEL, ""));
        return level == null ? Level.INFO : level;
    }
}

package org.exposureagent.core.agent;

import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.ping.LegacySections;

/** What the schemas of legacy telemetry ask of an application's version and build is told at start-up. */
final class LegacyIdentity {

    private LegacyIdentity() {}

    static void check(Options options, Consumer<String> problems) {
        if (!LegacySections.isVersion(options.text(Key.APP_VERSION, ""))) {
            refused(options, Key.APP_VERSION, "two or three digits and a dot, such as 101.2", problems);
        }
        if (!LegacySections.isBuild(options.text(Key.APP_BUILD, ""))) {
            refused(options, Key.APP_BUILD, "at least ten digits, such as 2026112410", problems);
        }
    }

    private static void refused(Options options, Key key, String wanted, Consumer<String> problems) {
        problems.accept("format=legacy: " + key.spelling() + " is '" + options.text(key, "") + "' ("
                + options.sourceOf(key) + "), for which Mozilla's schema rejects each ping; set " + key.spelling()
                + " to what begins with " + wanted);
    }
}

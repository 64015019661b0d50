package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.BadInput;
import org.exposureagent.acceptance.kiosk.ExtensionJar;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user can get wrong: each mistake is one line that says where it is, the rest works, and the application does
 * not notice. Mistakes of one kind share a run.
 */
@ParameterizedClass(name = "JDK {0}")
@ValueSource(strings = {"running", "25"})
class BadInputIT {

    private static final Map<Jdk, Run> ALONE = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;

    private final Jdk jdk;

    BadInputIT(String which) {
        jdk = Jdk.require(which);
    }

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
    }

    @ParameterizedTest
    @MethodSource({"options", "files", "places", "extensions"})
    void mistake_isOneLineAndTheApplicationDoesNotNotice(BadInput bad) {
        Run alone = ALONE.computeIfAbsent(jdk, key -> kiosk.alone(key));
        String name = jdk.feature() + " " + bad.what();

        Run run = bad.put().apply(kiosk.on(jdk), kiosk.options(name)).run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertTells(run, bad.lines());
        if (bad.exposes()) {
            assertThat(kiosk.pings(name).exposures()).containsExactly(Kiosk.EXPOSED);
        }
    }

    static List<BadInput> options() {
        Path config = kiosk.file("wrong-options.json", """
                {"colour": "red", "log": {"colour": "red"}, "shutdown.timeout": "never"}
                """);
        return List.of(
                BadInput.of(
                                "unknown options",
                                (jvm, options) -> jvm.agent(
                                                options.with("colour", "red").with("config", config))
                                        .flags("-Dexposure.app.colour=red")
                                        .env("EXPOSURE_COLOUR", "red"))
                        .tells("'colour'", "agent argument")
                        .tells("'app.colour'", "system property")
                        .tells("'EXPOSURE_COLOUR'", "environment variable")
                        .tells("'colour'", "file " + config)
                        .tells("'log.colour'", "file " + config)
                        .tells("shutdown.timeout", "'never'", "file " + config, "PT2S"),
                BadInput.of(
                                "bad values",
                                (jvm, options) -> jvm.agent(options.with("ping.max-age", "soon")
                                                .with("exposure.ttl", "-1s"))
                                        .flags("-Dexposure.ping.max-events=0", "-Dexposure.exposure.mode=sometimes")
                                        .env("EXPOSURE_FILE_MAX_BYTES", "50MB"))
                        .tells("ping.max-age", "'soon'", "agent argument", "PT60S")
                        .tells("exposure.ttl", "'-1s'", "agent argument")
                        .tells("ping.max-events", "'0'", "system property", "500")
                        .tells("exposure.mode", "'sometimes'", "system property", "every")
                        .tells("file.max-bytes", "'50MB'", "environment variable", "50MiB"),
                BadInput.of("an argument without a value", (jvm, options) -> jvm.flags(options.flag() + ",quiet"))
                        .tells("'quiet'", "agent argument", "key=value"),
                BadInput.option("enabled", "maybe").tells("enabled", "'maybe'", "agent argument", "true"),
                BadInput.option("log.level", "loud").tells("log.level", "'loud'", "agent argument", "debug"),
                BadInput.option("client.id", "me").tells("client.id", "'me'"),
                BadInput.option("debug.view-tag", "no blanks here").tells("debug.view-tag", "'no blanks here'"),
                BadInput.option("source.tags", "glean-is-reserved").tells("source.tags", "glean-is-reserved"),
                BadInput.option("integrations", "openfeture;-nimbus")
                        .tells("integrations", "'openfeture'", "openfeature"));
    }

    static List<BadInput> files() {
        Path missing = folder.resolve("missing.json");
        Path torn = kiosk.file("torn.json", "{\"points\": [\n{\"class\": \"kiosk.Fla");
        Path list = kiosk.file("list.json", "[]");
        Path wrong = kiosk.points(
                "wrong.json",
                "7",
                check("\"on\": \"feature-chek\", \"feature\": \"arg0\""),
                check("\"on\": \"feature-check\", \"featur\": \"arg0\""),
                check("\"on\": \"feature-check\""),
                check("\"on\": \"feature-check\", \"feature\": \"arg0\", \"subtypes\": \"yes\""));
        Path unfit = kiosk.points(
                "unfit.json",
                check("\"on\": \"feature-check\", \"feature\": \"arg0.noSuchThing()\""),
                check("\"on\": \"feature-check\", \"feature\": \"arg1.secret\""),
                check("\"on\": \"feature-check\", \"feature\": \"arg2\""),
                check("\"on\": \"feature-check\", \"feature\": \"arg1\""),
                check("\"on\": \"feature-check\", \"feature\": \"arg0..length()\""));
        Path never = kiosk.points(
                "never.json",
                "{\"class\": \"kiosk.Flagz\", \"method\": \"isEnabled\", \"on\": \"feature-check\", \"feature\": \"arg0\"}",
                "{\"class\": \"kiosk.Flags\", \"method\": \"isEnabeld\", \"on\": \"feature-check\", \"feature\": \"arg0\"}");
        return List.of(
                BadInput.option("config", missing).tells("cannot read " + missing),
                BadInput.option("config", torn).tells(torn + ", line 2"),
                BadInput.option("points", missing)
                        .tells("cannot read " + missing)
                        .exposesNothing(),
                BadInput.option("points", torn).tells(torn + ", line 2").exposesNothing(),
                BadInput.option("points", list)
                        .tells(list + ": is not a JSON object")
                        .exposesNothing(),
                BadInput.option("points", wrong)
                        .tells("wrong.json, points[2]", "is not an object")
                        .tells("wrong.json, points[3]", "'feature-chek'", "feature-check")
                        .tells("wrong.json, points[4]", "'featur'", "feature")
                        .tells("wrong.json, points[5]", "'feature' is missing")
                        .tells("wrong.json, points[6]", "'subtypes'"),
                BadInput.option("points", unfit)
                        .tells("unfit.json, points[2]", "kiosk.Flags", "noSuchThing")
                        .tells("unfit.json, points[3]", "kiosk.Flags", "secret")
                        .tells("unfit.json, points[4]", "kiosk.Flags", "arg2")
                        .tells("unfit.json, points[5]", "kiosk.Flags", "kiosk.User")
                        .tells("unfit.json, points[6]", "arg0..length()"),
                BadInput.option("points", never)
                        .tells("never.json, points[2]", "never matched", "kiosk.Flagz")
                        .tells("never.json, points[3]", "never matched", "isEnabeld"));
    }

    static List<BadInput> places() {
        Path file = kiosk.file("a-file", "");
        return List.of(
                BadInput.option("data.dir", file.resolve("data"))
                        .tells(file.resolve("data").toString())
                        .exposesNothing(),
                BadInput.option("endpoint", "http://telemetry.invalid")
                        .tells("http://telemetry.invalid", "https")
                        .exposesNothing(),
                BadInput.option("endpoint", "ftp://telemetry.invalid")
                        .tells("ftp://telemetry.invalid", "http")
                        .exposesNothing(),
                BadInput.option("sink", "pigeon").tells("sink", "'pigeon'", "agent argument", "file"),
                BadInput.option("sink", "http").tells("sink", "endpoint").exposesNothing());
    }

    static List<BadInput> extensions() {
        Path missing = folder.resolve("missing.jar");
        Path torn = kiosk.file("torn.jar", "PK");
        String points = "public java.util.List<Point> points(java.util.Map<String, String> options) {";
        Path gone = ExtensionJar.of("gone", points + "return null; }")
                .service("kiosk.extension.Gone")
                .in(folder);
        Path taken = ExtensionJar.of("openfeature", points + "return java.util.Collections.emptyList(); }")
                .in(folder);
        Path none = ExtensionJar.of("none", points + "return null; }").in(folder);
        Path throwing = ExtensionJar.of("throwing", points + "throw new AssertionError(\"a bad day\"); }")
                .in(folder);
        Path initializer = ExtensionJar.of(
                        "initializer", points + "return null; }", "static { Integer.parseInt(\"seven\"); }")
                .in(folder);
        Path renamed = ExtensionJar.of("renamed", points + """
                    return java.util.Arrays.asList(
                        Point.of("kiosk.Flags", "enroll", Kind.ENROLLMENT, "integration renamed")
                            .value(Value.EXPERIMENT, "arg0").value(Value.BRANCH, "arg1"),
                        Point.of("kiosk.Flags", "isOn", Kind.FEATURE_CHECK, "integration renamed")
                            .value(Value.FEATURE, "arg0"));
                }
                """).in(folder);
        return List.of(
                BadInput.option("extensions", missing).tells("extension " + missing, "left out"),
                BadInput.option("extensions", torn).tells("extension " + torn, "left out"),
                BadInput.option("extensions", kiosk.jar())
                        .tells("extension " + kiosk.jar(), "META-INF/services/org.exposureagent"),
                BadInput.option("extensions", gone).tells("extension " + gone, "kiosk.extension.Gone not found"),
                BadInput.option("extensions", taken).tells("extension " + taken, "'openfeature'", "left out"),
                BadInput.option("extensions", none + ";" + throwing)
                        .tells("extension " + none, "kiosk.extension.KioskIntegration", "left out")
                        .tells("extension " + throwing, "kiosk.extension.KioskIntegration", "a bad day"),
                BadInput.option("extensions", initializer).tells("extension " + initializer, "\"seven\""),
                BadInput.option("extensions", renamed)
                        .tells("integration renamed: kiosk.Flags", "version is not known", "isOn (kiosk.jar)"));
    }

    private static String check(String rest) {
        return "{\"class\": \"kiosk.Flags\", \"method\": \"isEnabled\", " + rest + "}";
    }

    /** Each line is expected once, and there is no other. */
    private static void assertTells(Run run, List<List<String>> lines) {
        assertThat(run.errors())
                .as(run.toString())
                .hasSameSizeAs(lines)
                .allSatisfy(line -> assertThat(line).startsWith("[exposure-agent] "));
        assertThat(lines)
                .allSatisfy(parts -> assertThat(run.errors())
                        .filteredOn(line -> parts.stream().allMatch(line::contains))
                        .as(String.join(" … ", parts))
                        .hasSize(1));
    }
}

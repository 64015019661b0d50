package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.ExtensionJar;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Integrations from outside. */
class ExtensionIT {

    private static final String ON_THE_KIOSK = """
            public java.util.List<Point> points(java.util.Map<String, String> options) {
                return java.util.Arrays.asList(
                    Point.of("kiosk.Flags", "enroll", Kind.ENROLLMENT, "integration kiosk")
                        .value(Value.EXPERIMENT, "arg0").value(Value.BRANCH, "arg1").value(Value.FEATURES, "arg2"),
                    Point.of("kiosk.Flags", "isEnabled", Kind.FEATURE_CHECK, "integration kiosk")
                        .value(Value.FEATURE, "arg0"));
            }
            """;

    @TempDir
    Path folder;

    @EachJdk
    void example_worksByTheWordsOfTheReadme(String which) throws IOException {
        Jdk jdk = Jdk.require(which);

        Run run = ReadmeExample.of("### Another SDK: an extension").follow(jdk, folder);

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout())
                .contains("\nwoven: com.acme.AcmeFlags.decide(", " for integration acme (evaluation)\n")
                .contains("\ntreatment\n");
        assertThat(Pings.inFile(folder.resolve("acme/data/pings.jsonl")).exposures())
                .containsExactly(new Exposed("checkout-2026", "treatment", "checkout"));
    }

    @Test
    void extension_needsNoPointsFileAndSeesOnlyTheModel() {
        Kiosk kiosk = Kiosk.in(folder);
        Path jar = ExtensionJar.of("kiosk", ON_THE_KIOSK, """
                public KioskIntegration() {
                    for (String hidden : new String[] {
                            "org.exposureagent.core.agent.Agent", "net.bytebuddy.ByteBuddy", "kiosk.Flags"}) {
                        try {
                            throw new IllegalStateException("sees " + Class.forName(hidden));
                        } catch (ClassNotFoundException asItShouldBe) {
                            // goes on
                        }
                    }
                }
                """).in(folder);
        AgentOptions options =
                AgentOptions.none().with("data.dir", kiosk.data("run")).with("extensions", jar);

        Run run = kiosk.on(Jdk.running()).agent(options).run();

        assertThat(run.stderr()).as(run.toString()).isEmpty();
        assertThat(kiosk.pings("run").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @Test
    void extension_isSwitchedOffByItsName() {
        Kiosk kiosk = Kiosk.in(folder);
        Path jar = ExtensionJar.of("kiosk", ON_THE_KIOSK).in(folder);
        AgentOptions options = AgentOptions.none()
                .with("data.dir", kiosk.data("run"))
                .with("extensions", jar)
                .with("integrations", "-kiosk");

        Run run = kiosk.on(Jdk.running()).agent(options).run();

        assertThat(run.stderr()).as(run.toString()).isEmpty();
        assertThat(kiosk.data("run").resolve("pings.jsonl")).doesNotExist();
    }

    @Test
    void extension_thatMatchesNothingIsToldAtExit() {
        Kiosk kiosk = Kiosk.in(folder);
        Path jar = ExtensionJar.of("kiosk", ON_THE_KIOSK.replace("kiosk.Flags", "kiosk.Flagz"))
                .in(folder);

        Run run = kiosk.on(Jdk.running())
                .agent(kiosk.options("run").with("extensions", jar))
                .run();

        assertThat(run.errors())
                .containsExactly("[exposure-agent] WARN integration kiosk: never matched: class kiosk.Flagz was not"
                        + " loaded");
        assertThat(kiosk.pings("run").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void nothingOfExtensions_isLoadedWithoutTheOption(String which) {
        Path classes = Program.of("hello").compile(folder.resolve("classes"));
        Path log = folder.resolve("classes.log");

        Jvm.of(Jdk.require(which))
                .agent(AgentOptions.none().with("data.dir", folder.resolve("data")))
                .flags(LoadedClasses.flag(log))
                .main("Hello", List.of(classes))
                .run();

        assertThat(LoadedClasses.in(log).of("org.exposureagent.core.agent.catalog."))
                .containsExactlyInAnyOrder(
                        "org.exposureagent.core.agent.catalog.Integrations",
                        "org.exposureagent.core.agent.catalog.IntegrationSource");
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the agent comes into a JVM. */
class AttachIT {

    private static final String KIOSK_IN_ONE_FILE = """
            public class OneFile {
                static class Flags {
                    void enroll(String experiment, String branch, String feature) {}

                    boolean isEnabled(String feature) {
                        return true;
                    }
                }

                public static void main(String[] args) {
                    Flags flags = new Flags();
                    flags.enroll("checkout-test", "treatment", "new-checkout");
                    System.out.println(flags.isEnabled("new-checkout"));
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
    }

    @EachJdk
    void environment_reachesAnApplication(String which) {
        Jdk jdk = Jdk.require(which);
        AgentOptions options = kiosk.options(jdk.feature() + "-tool-options");

        Run run = kiosk.on(jdk).env("JAVA_TOOL_OPTIONS", options.flag()).run();

        assertUnchanged(run, kiosk.alone(jdk));
        assertThat(run.errors()).containsExactly("Picked up JAVA_TOOL_OPTIONS: " + options.flag());
        assertThat(kiosk.pings(jdk.feature() + "-tool-options").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void environment_reachesAProgramOfOneSourceFile(String which) {
        Jdk jdk = Jdk.require(which);
        Path source = kiosk.file("OneFile.java", KIOSK_IN_ONE_FILE);
        Path points = kiosk.file("one-file.json", """
                {"points": [
                  {"class": "OneFile$Flags", "method": "enroll", "on": "enrollment",
                   "experiment": "arg0", "branch": "arg1", "features": "arg2"},
                  {"class": "OneFile$Flags", "method": "isEnabled", "on": "feature-check", "feature": "arg0"}
                ]}
                """);
        AgentOptions options = kiosk.options(jdk.feature() + "-one-file").with("points", points);

        // java takes a source file where it takes a main class
        Run run = Jvm.of(jdk)
                .env("JAVA_TOOL_OPTIONS", options.flag())
                .main(source.toString(), List.of(folder))
                .run();

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).isEqualToIgnoringNewLines("true");
        assertThat(run.errors()).containsExactly("Picked up JAVA_TOOL_OPTIONS: " + options.flag());
        assertThat(kiosk.pings(jdk.feature() + "-one-file").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void agentNamedTwice_isOneInstanceAndOneLine(String which) {
        Jdk jdk = Jdk.require(which);
        AgentOptions options = kiosk.options(jdk.feature() + "-twice").with("exposure.mode", "every");

        Run run = kiosk.on(jdk, 3).agent(options).agent(options).run();

        assertUnchanged(run, kiosk.alone(jdk, 3));
        assertIsOneInstance(run, jdk.feature() + "-twice");
    }

    @EachJdk
    void agentAttachedToAJvmThatHasIt_isOneInstanceAndOneLine(String which) {
        Jdk jdk = Jdk.require(which);
        AgentOptions options = kiosk.options(jdk.feature() + "-again").with("exposure.mode", "every");

        Run run = kiosk.attachingItself(jdk, options, 3).agent(options).run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
        assertIsOneInstance(run, jdk.feature() + "-again");
    }

    @EachJdk
    void agentAttachedLate_weavesWhatWasLoadedAndUsed(String which) {
        Jdk jdk = Jdk.require(which);
        Run alone = kiosk.alone(jdk, 2);

        Run run = kiosk.attachingItself(
                        jdk, kiosk.options(jdk.feature() + "-late").with("exposure.mode", "every"), 2)
                .run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo("before: true" + System.lineSeparator() + alone.stdout());
        assertThat(run.stderr()).isEmpty();
        assertThat(kiosk.pings(jdk.feature() + "-late").exposures()).containsExactly(Kiosk.EXPOSED, Kiosk.EXPOSED);
    }

    /** JDK 24 and newer warn of Unsafe and native access, and a later JDK denies both. */
    @EachJdk
    void jdkThatDeniesUnsafeAndNativeAccess_hasNothingToSay(String which) {
        Jdk jdk = Jdk.require(which);
        assumeTrue(jdk.feature() >= 24, "JDK " + jdk.feature() + " has no flag that denies them");

        Run run = Jvm.of(jdk)
                .flags("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny")
                .agent(kiosk.options(jdk.feature() + "-denied").with("points", Project.shopPoints()))
                .jar(Project.shopJar())
                .run();

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(kiosk.pings(jdk.feature() + "-denied").exposures())
                .extracting(Exposed::experiment)
                .as("its own helper's, and those of the OpenFeature SDK")
                .contains("checkout-test", "banner-test");
    }

    /** Classes of the cache are loaded before premain runs: a transformer alone would never see them. */
    @EachJdk
    void aotCacheTrainedWithoutTheAgent_doesNotHideAClass(String which) {
        Jdk jdk = requireAot(which);

        Run run = runFromCache(jdk, "aot-without", kiosk.on(jdk).flags("--add-modules", "java.instrument"));

        assertThat(run.stderr()).isEmpty();
        assertUnchanged(run, kiosk.alone(jdk));
        assertThat(kiosk.pings("aot-without").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    @EachJdk
    void aotCacheTrainedWithTheAgent_doesNotHideAClass(String which) {
        Jdk jdk = requireAot(which);

        Run run = runFromCache(jdk, "aot-with", kiosk.on(jdk).agent(kiosk.options("training")));

        assertThat(run.stderr()).isEmpty();
        assertUnchanged(run, kiosk.alone(jdk));
        assertThat(kiosk.pings("aot-with").exposures()).containsExactly(Kiosk.EXPOSED);
    }

    private static Jdk requireAot(String which) {
        Jdk jdk = Jdk.require(which);
        assumeTrue(jdk.feature() >= 25, "JDK " + jdk.feature() + " has no AOT cache of one step");
        return jdk;
    }

    /** The agent on an AOT cache that a training run makes. */
    private static Run runFromCache(Jdk jdk, String name, Jvm training) {
        Path cache = folder.resolve(name);
        Run trained = training.flags("-XX:AOTCacheOutput=" + cache).run();
        assertThat(cache).as(trained.toString()).exists();
        return kiosk.on(jdk)
                .flags("-XX:AOTMode=on", "-XX:AOTCache=" + cache)
                .agent(kiosk.options(name))
                .run();
    }

    private static void assertIsOneInstance(Run run, String name) {
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("[exposure-agent] ")
                .contains("already attached");
        assertThat(kiosk.pings(name).exposures()).containsExactly(Kiosk.EXPOSED, Kiosk.EXPOSED, Kiosk.EXPOSED);
    }

    private static void assertUnchanged(Run run, Run alone) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
    }
}

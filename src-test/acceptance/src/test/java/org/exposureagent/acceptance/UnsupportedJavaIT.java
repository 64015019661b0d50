package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.JarOfClasses;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that is too old. None is at hand here, so an agent in front of ours changes what the JVM says of itself; that
 * an old JVM can load premain at all is {@link ArtifactIT}'s.
 */
class UnsupportedJavaIT {

    private static final String PRETENDS = """
            package old;

            public class Pretends {
                public static void premain(String version) {
                    System.setProperty("java.specification.version", version);
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;
    private static Path pretends;

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
        Path classes = JavaSource.release(17).compile(folder.resolve("old"), PRETENDS);
        pretends = JarOfClasses.write(folder.resolve("old.jar"), classes, Map.of("Premain-Class", "old.Pretends"));
    }

    @EachJdk
    void java11_isToldAndTheApplicationRunsWithoutTheAgent(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = runOn(jdk, "11");

        assertRefused(run, kiosk.alone(jdk), "11");
    }

    @EachJdk
    void java11_isToldWhenItShallCollect(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = Jvm.of(jdk)
                .flags("-javaagent:" + pretends + "=11")
                .jar(Project.agentJar(), "collect")
                .run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.errors()).containsExactly("[exposure-agent] collect needs Java 17 or newer, this is 11");
    }

    @EachJdk
    void java8_isToldUnderItsOldSpelling(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = runOn(jdk, "1.8");

        assertRefused(run, kiosk.alone(jdk), "8");
    }

    private static Run runOn(Jdk jdk, String version) {
        return kiosk.on(jdk)
                .flags("-javaagent:" + pretends + "=" + version)
                .agent(kiosk.options("old"))
                .run();
    }

    private static void assertRefused(Run run, Run alone, String version) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("[exposure-agent]")
                .contains("needs Java 17 or newer", "this is " + version);
        assertThat(kiosk.data("old")).doesNotExist();
    }
}

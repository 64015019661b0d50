package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries, modules, containers and other agents that the agent meets in the application's JVM. */
class NeighboursIT {

    @TempDir
    private Path folder;

    @EachJdk
    void applicationWithOtherVersionsOfOurLibraries_usesItsOwn(String which) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("libraries", "flags");
        Path[] libraries = {Library.copied("byte-buddy"), Library.copied("jackson-core"), Library.copied("slf4j-api")};
        Path classes = program.compile(folder.resolve("classes"), libraries);
        List<Path> classPath = List.of(classes, libraries[0], libraries[1], libraries[2]);
        Exposures exposures = Exposures.into(folder);

        Run alone = Jvm.of(jdk).main("app.Main", classPath).run();
        Run run = Jvm.of(jdk)
                .agent(exposures.options())
                .main("app.Main", classPath)
                .run();

        assertThat(run.stdout())
                .as(run.toString())
                .isEqualTo(alone.stdout())
                .contains(libraries[0].toString(), libraries[1].toString(), libraries[2].toString());
        assertThat(run.stderr()).isEqualTo(alone.stderr());
        assertThat(run.exitCode()).isZero();
        assertThat(exposures.read()).containsExactlyElementsOf(program.exposures());
    }

    @EachJdk
    void applicationInANamedModule_isWoven(String which) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("modular", "flags");
        Path classes = program.compile(folder.resolve("classes"));
        Exposures exposures = Exposures.into(folder);

        Run run = Jvm.of(jdk)
                .agent(exposures.options())
                .module("shop.modular/app.Main", List.of(classes))
                .run();

        assertThat(run.stdout().lines()).as(run.toString()).containsExactly("module shop.modular", "true");
        assertThat(run.stderr()).isEmpty();
        assertThat(exposures.read()).containsExactlyElementsOf(program.exposures());
    }

    /** A bundle that is held is waited for until the run's limit. */
    @EachJdk
    void bundlesBehindFilteringLoaders_areWovenAndNotHeld(String which) {
        Jdk jdk = Jdk.require(which);
        Program bundle = Program.of("container/guest", "flags");
        Path host = Program.of("container/host").compile(folder.resolve("host"));
        Path classes = bundle.compile(folder.resolve("bundle"));
        Exposures exposures = Exposures.into(folder);

        Run run = Jvm.of(jdk)
                .agent(exposures.options(Program.points("container")))
                .main("host.Main", List.of(host), classes.toString())
                .run();

        assertThat(run.stdout().lines())
                .as(run.toString())
                .containsExactly("true", "true", "true", "true", "gone", "true", "true", "true", "true", "gone");
        assertThat(run.stderr()).isEmpty();
        List<Exposed> ofTwoBundles = Stream.of(bundle.exposures(), bundle.exposures())
                .flatMap(List::stream)
                .toList();
        assertThat(exposures.read()).containsExactlyElementsOf(ofTwoBundles);
    }

    @ParameterizedTest(name = "JDK {0}, JaCoCo {1}")
    @CsvSource({"running, first", "running, last", "25, first", "25, last"})
    void jacoco_recordsCoverageBesideTheAgent(String which, String order) throws IOException {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("guest", "flags");
        Path classes = program.compile(folder.resolve("classes"));
        Exposures exposures = Exposures.into(folder);
        Path coverage = folder.resolve("jacoco.exec");
        String jacoco = "-javaagent:" + Library.copied("org.jacoco.agent-runtime") + "=destfile=" + coverage;
        Jvm jvm = Jvm.of(jdk).main("app.Main", List.of(classes));

        Run run = order.equals("first")
                ? jvm.flags(jacoco).agent(exposures.options()).run()
                : jvm.agent(exposures.options()).flags(jacoco).run();

        assertThat(run.stderr()).as(run.toString()).isEmpty();
        assertThat(exposures.read()).containsExactlyElementsOf(program.exposures());
        assertThat(Files.readString(coverage, StandardCharsets.ISO_8859_1)).contains("flags/Flags");
    }

    @ParameterizedTest(name = "JDK {0}, other agent {1}")
    @CsvSource({"running, first", "running, last", "25, first", "25, last"})
    void agentThatRetransformsAndRedefines_neitherLosesNorDoublesTheWeaving(String which, String order) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("retransform/app", "flags");
        Path classes = program.compile(folder.resolve("classes"));
        Path other = AgentJar.pack(
                Program.of("retransform/other").compile(folder.resolve("other")),
                "other.Other",
                folder.resolve("other.jar"));
        Exposures exposures = Exposures.into(folder);
        String otherAgent = "-javaagent:" + other + "=flags.Flags";
        Jvm jvm = Jvm.of(jdk).main("app.Main", List.of(classes));

        Run run = order.equals("first")
                ? jvm.flags(otherAgent).agent(exposures.options()).run()
                : jvm.agent(exposures.options()).flags(otherAgent).run();

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(exposures.read()).containsExactlyElementsOf(program.exposures());
    }

    /** Else the test above would pass because nothing was retransformed. */
    @Test
    void otherAgent_isNeededByItsApplication() {
        Path classes = Program.of("retransform/app", "flags").compile(folder.resolve("classes"));

        Run run = Jvm.of(Jdk.running()).main("app.Main", List.of(classes)).run();

        assertThat(run.stderr()).contains("NullPointerException");
    }
}

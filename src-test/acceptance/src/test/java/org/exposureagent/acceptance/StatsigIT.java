package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statsig's real server SDK, with specifications of ours. From 2.0 on it says exactly who is in an experiment. */
class StatsigIT {

    private static final Path SPECIFICATIONS = Program.points("statsig").resolveSibling("specs.json");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "JDK {0}")
    @CsvSource({"running", "25"})
    void userInAnExperimentsGroup_isExposed(String jdk) {
        List<String> told = told(
                application("2.2.2", Jdk.require(jdk)),
                "gate checkout u1",
                "gate-sync checkout u1",
                "experiment color-test u1",
                "experiment color-test u1",
                "experiment settings u1",
                "experiment gone u1",
                "gate gone u1",
                "layer page u1",
                "parameter page u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment color-test/treatment",
                        "exposure color-test/treatment color-test",
                        "enrollment size-test/big",
                        "exposure size-test/big page");
    }

    @Test
    void control_isExposedAsTreatmentIs_andWhoIsOutsideIsNot() {
        SdkApplication application = application("2.2.2", Jdk.running());

        assertThat(told(application, "experiment color-test u2"))
                .containsExactly("enrollment color-test/control", "exposure color-test/control color-test");
        assertThat(told(application, "experiment color-test u3", "parameter page u3"))
                .isEmpty();
    }

    @Test
    void readWithoutExposure_isNone_andTheApplicationsOwnRecordIsOne() {
        SdkApplication application = application("2.2.2", Jdk.running());

        assertThat(told(application, "experiment-quietly color-test u1", "layer page u1"))
                .isEmpty();
        assertThat(told(application, "experiment-quietly color-test u1", "record color-test u1"))
                .containsExactly("enrollment color-test/treatment", "exposure color-test/treatment color-test");
    }

    @ParameterizedTest
    @CsvSource({"1.12.0", "1.18.1"})
    void olderVersion_saysNoMoreThanTheRule(String version) {
        SdkApplication plain = application(version, Jdk.running());
        SdkApplication mapped = new SdkApplication(
                plain.jdk(), plain.classPath(), plain.points().resolveSibling("points-of-rules.json"));

        assertThat(told(plain, "gate checkout u2", "gate gone u2", "experiment color-test u2", "parameter page u2"))
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control checkout");
        assertThat(told(mapped, "experiment color-test u1", "experiment gone u1"))
                .containsExactly("enrollment color-test/treatment", "exposure color-test/treatment color-test");
    }

    private List<String> told(SdkApplication application, String... calls) {
        String[] arguments = Stream.concat(Stream.of(SPECIFICATIONS.toString()), Stream.of(calls))
                .toArray(String[]::new);
        return application.told(folder.resolve("data-" + String.join("-", calls).hashCode()), arguments);
    }

    private SdkApplication application(String version, Jdk jdk) {
        List<Path> libraries = Stream.of(
                        "serversdk-" + version,
                        "gson-2.13.2",
                        "ip3country-0.1.5",
                        "kotlin-stdlib-1.9.20",
                        "kotlin-reflect-1.9.20",
                        "kotlinx-coroutines-core-jvm-1.6.4",
                        "kotlinx-coroutines-jdk8-1.6.4",
                        "okhttp-4.12.0",
                        "okio-jvm-3.6.0",
                        "snakeyaml-2.2",
                        "uap-java-1.6.1")
                .map(Library::copied)
                .toList();
        return SdkApplication.of(jdk, "statsig", folder.resolve("classes"), libraries);
    }
}

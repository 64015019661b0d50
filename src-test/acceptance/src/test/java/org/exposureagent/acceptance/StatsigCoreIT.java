package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statsig's real SDK with the core in Rust, with specifications of ours. */
class StatsigCoreIT {

    private static final Path SPECIFICATIONS = Program.points("statsig-core").resolveSibling("specs.json");

    @TempDir
    Path folder;

    @EachJdk
    void userInAnExperimentsGroup_isExposed(String jdk) {
        List<String> told = told(
                Jdk.require(jdk),
                "gate-object checkout u1",
                "gate-object gone u1",
                "gate gone u1",
                "experiment color-test u1",
                "experiment-aloud color-test u1",
                "experiment settings u1",
                "experiment gone u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment color-test/treatment",
                        "exposure color-test/treatment color-test");
    }

    @Test
    void control_isExposedAsTreatmentIs() {
        assertThat(told(Jdk.running(), "experiment color-test u2", "gate-object checkout u2"))
                .containsExactly(
                        "enrollment color-test/control",
                        "exposure color-test/control color-test",
                        "enrollment checkout-test/control",
                        "exposure checkout-test/control checkout");
    }

    @Test
    void userOutside_andReadWithoutExposure_areNone() {
        assertThat(told(
                        Jdk.running(),
                        "experiment color-test u3",
                        "experiment-quietly color-test u3",
                        "gate-object-quietly checkout u3"))
                .isEmpty();
        assertThat(told(Jdk.running(), "experiment-quietly color-test u1", "gate-object-quietly checkout u1"))
                .isEmpty();
    }

    private List<String> told(Jdk jdk, String... calls) {
        List<Path> libraries = List.of(Library.copied("javacore-0.10.2-uber"), Library.copied("fastjson2-2.0.58"));
        SdkApplication application = SdkApplication.of(jdk, "statsig-core", folder.resolve("classes"), libraries);
        String[] arguments = Stream.concat(Stream.of(SPECIFICATIONS.toString()), Stream.of(calls))
                .toArray(String[]::new);
        return application.told(folder.resolve("data-" + String.join("-", calls).hashCode()), arguments);
    }
}

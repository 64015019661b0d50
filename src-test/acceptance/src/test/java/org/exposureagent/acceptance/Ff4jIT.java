package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real FF4j, whose features are on or off. Its newest version needs Java 21. */
class Ff4jIT {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} on JDK {1}")
    @CsvSource({"1.9,running", "2.0.0,running", "2.1,25"})
    void mappedFeature_isExposedAsItsStateSays(String version, String jdk) {
        List<String> told = application(version, Jdk.require(jdk))
                .told(
                        folder.resolve("data"),
                        "check checkout u1",
                        "check-for-thread checkout u1",
                        "override search u2",
                        "check home u1",
                        "check broken u1",
                        "check gone u1",
                        "check unmapped u1",
                        "all x u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment search-test/control",
                        "exposure search-test/control search");
    }

    @Test
    void checkOverCheck_isOneExposure() {
        SdkApplication application = application("2.0.0", Jdk.running());
        Path data = folder.resolve("data");
        AgentOptions every = application.options(data).with("exposure.mode", "every");

        List<String> told = application.told(every, data, "check checkout u1", "check-for-thread checkout u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "exposure checkout-test/treatment checkout");
    }

    private SdkApplication application(String version, Jdk jdk) {
        return SdkApplication.of(
                jdk, "ff4j", folder.resolve("classes"), List.of(Library.copied("ff4j-core-" + version)));
    }
}

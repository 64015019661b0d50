package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The real Unleash SDK, which says nothing of experiments: who is in one, the mappings of its points file say. */
class UnleashIT {

    private static final String NEWEST = "12.2.3";

    @TempDir
    Path folder;

    private Path toggles = Path.of("");

    @BeforeEach
    void copyToggles() throws Exception {
        Path source = Program.points("unleash").resolveSibling("toggles.json");
        toggles = Files.copy(source, folder.resolve("toggles.json"));
    }

    @ParameterizedTest(name = "{0} on JDK {1}")
    @CsvSource({"7.1.0,running", "9.2.6,running", "10.2.4,running", "12.2.3,running", "12.2.3,25"})
    void eachVersion_exposesTheMappedBranch(String version, String jdk) {
        List<String> told = told(
                version,
                Jdk.require(jdk),
                "check checkout u1",
                "variant search u1",
                "check checkout u1",
                "check search u1",
                "variant checkout u1",
                "variant novariants u1",
                "check unmapped u1",
                "check unknown u1",
                "check-or-true unknown u1",
                "variant unknown u1",
                "check-or-throw unknown u1",
                "all none u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment search-test/blue",
                        "exposure search-test/blue search");
    }

    @ParameterizedTest
    @CsvSource({"7.1.0", "9.2.6", "12.2.3"})
    void control_isExposedAsTreatmentIs(String version) {
        List<String> told = told(version, Jdk.running(), "check checkout u2", "variant search u2");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/control",
                        "exposure checkout-test/control checkout",
                        "enrollment search-test/grey",
                        "exposure search-test/grey search");
    }

    @Test
    void parentToggle_isNoCheckOfTheApplication() {
        assertThat(told(NEWEST, Jdk.running(), "check child u1")).isEmpty();
        assertThat(told("9.2.6", Jdk.running(), "check child u1")).isEmpty();
    }

    @Test
    void checkInAFallback_isACheckOfItsOwn() {
        assertThat(told(NEWEST, Jdk.running(), "check-or-search unknown u1"))
                .containsExactly("enrollment search-test/blue", "exposure search-test/blue search");
    }

    @Test
    void variantOverCheckInTheFake_isOneExposure() {
        SdkApplication fake =
                SdkApplication.of(Jdk.running(), "unleash-fake", folder.resolve("fake"), libraries(NEWEST));
        Path data = folder.resolve("data");

        List<String> told = fake.told(fake.options(data).with("exposure.mode", "every"), data);

        assertThat(told)
                .containsExactly(
                        "enrollment search-test/blue",
                        "exposure search-test/blue search",
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout");
    }

    private List<String> told(String version, Jdk jdk, String... calls) {
        SdkApplication application = SdkApplication.of(jdk, "unleash", folder.resolve(version), libraries(version));
        String[] arguments =
                Stream.concat(Stream.of(toggles.toString()), Stream.of(calls)).toArray(String[]::new);
        return application.told(folder.resolve("data-" + version), arguments);
    }

    private static List<Path> libraries(String version) {
        List<Path> libraries = new ArrayList<>(List.of(
                Library.copied("unleash-client-java-" + version),
                Library.copied("murmur-1.0.0"),
                Library.copied("gson-2.13.2"),
                Library.of(LoggerFactory.class)));
        if (!version.startsWith("7") && !version.startsWith("9")) {
            libraries.add(Library.copied("yggdrasil-engine-" + (version.startsWith("10") ? "0.4.3" : "0.5.1")));
            libraries.add(Library.copied("flatbuffers-java-25.2.10"));
            libraries.add(Library.copied("okhttp-eventsource-4.3.0"));
        }
        return libraries;
    }
}

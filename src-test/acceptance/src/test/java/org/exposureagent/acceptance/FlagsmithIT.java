package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The real Flagsmith SDK with an environment of ours. Its getters call each other. */
class FlagsmithIT {

    private static final Path ENVIRONMENT = Program.points("flagsmith").resolveSibling("environment.json");

    @TempDir
    Path folder;

    @EachJdk
    void mappedFlag_isExposedAsItsStateSays(String jdk) {
        List<String> told = application(Jdk.require(jdk))
                .told(
                        folder.resolve("data"),
                        ENVIRONMENT.toString(),
                        "enabled checkout",
                        "flag checkout",
                        "value search",
                        "enabled unmapped",
                        "enabled gone",
                        "enabled-or-default gone",
                        "all x");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment search-test/control",
                        "exposure search-test/control search");
    }

    @Test
    void readOverRead_isOneExposure() {
        SdkApplication application = application(Jdk.running());
        Path data = folder.resolve("data");
        AgentOptions every = application.options(data).with("exposure.mode", "every");

        List<String> told = application.told(every, data, ENVIRONMENT.toString(), "enabled checkout", "value checkout");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "exposure checkout-test/treatment checkout");
    }

    private SdkApplication application(Jdk jdk) {
        Stream<Path> copied = Stream.of(
                        "flagsmith-java-client-7.4.3",
                        "jackson-annotations-2.15.2",
                        "jackson-core-2.15.2",
                        "jackson-databind-2.15.2",
                        "kotlin-stdlib-2.3.0",
                        "okhttp-4.12.0",
                        "okio-jvm-3.6.0")
                .map(Library::copied);
        List<Path> libraries = Stream.concat(copied, Stream.of(Library.of(LoggerFactory.class)))
                .toList();
        return SdkApplication.of(jdk, "flagsmith", folder.resolve("classes"), libraries);
    }
}

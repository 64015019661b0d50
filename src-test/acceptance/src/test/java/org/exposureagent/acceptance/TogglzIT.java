package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The real Togglz, whose features are on or off. The application's user provider prints each call of it. */
class TogglzIT {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} on JDK {1}")
    @CsvSource({"3.3.2,running", "4.0.0,running", "4.6.1,running", "4.6.1,25"})
    void mappedFeature_isExposedAsItsStateSays(String version, String jdk) {
        SdkApplication application = application(version, Jdk.require(jdk));

        List<String> first = application.told(
                folder.resolve("first"),
                "CHECKOUT u1",
                "CHECKOUT u1",
                "SEARCH u1",
                "UNMAPPED u1",
                "GONE u1",
                "CHECKOUT nobody",
                "CHECKOUT u2");
        List<String> second = application.told(folder.resolve("second"), "CHECKOUT u2");

        assertThat(first)
                .containsExactly("enrollment checkout-test/treatment", "exposure checkout-test/treatment CHECKOUT");
        assertThat(second)
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control CHECKOUT");
    }

    private SdkApplication application(String version, Jdk jdk) {
        List<Path> libraries = List.of(Library.copied("togglz-core-" + version), Library.of(LoggerFactory.class));
        return SdkApplication.of(jdk, "togglz", folder.resolve("classes"), libraries);
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.Jdk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real GrowthBook for Kotlin, whose class files need Java 21; it says exactly who is in an experiment. */
class GrowthBookIT {

    @TempDir
    Path folder;

    @Test
    void userInAnExperiment_isExposed() {
        List<Path> libraries = Stream.of(
                        "GrowthBook-jvm-7.3.0",
                        "Core-jvm-1.2.0",
                        "bignum-jvm-0.3.9",
                        "kotlin-stdlib-2.3.0",
                        "kotlinx-coroutines-core-jvm-1.9.0",
                        "kotlinx-serialization-core-jvm-1.7.3",
                        "kotlinx-serialization-json-jvm-1.7.3")
                .map(Library::copied)
                .toList();
        SdkApplication application =
                SdkApplication.of(Jdk.require("25"), "growthbook", folder.resolve("classes"), libraries);

        List<String> told = application.told(
                folder.resolve("data"),
                "value checkout u1",
                "on checkout u1",
                "value search u1",
                "value home u1",
                "value plain u1",
                "value gone u1",
                "all x u1");

        assertThat(told)
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "exposure checkout-test/treatment checkout",
                        "enrollment search-test/control",
                        "exposure search-test/control search");
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Older versions of the real OpenFeature SDK, back to the first, whose results have no metadata. */
class OpenFeatureVersionsIT {

    private static final String POINTS = """
            {"experiments": [{"sdk": "openfeature", "feature": "mapped", "experiment": "mapped-test",
              "branches": {"on": "treatment", "off": "control"}}]}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.4.2", "1.7.5", "1.12.0", "1.15.1", "1.20.0"})
    void olderSdk_isWovenAtTheSamePlaces(String version) throws IOException {
        List<Path> libraries = List.of(Library.copied("sdk-" + version), Library.of(LoggerFactory.class));
        Path classes = Program.of("openfeature-base", "openfeature-old")
                .compile(folder.resolve("classes"), libraries.toArray(new Path[0]));
        List<Path> classPath = List.of(libraries.get(0), libraries.get(1), classes);
        AgentOptions options = AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", folder.resolve("data"))
                .with("points", Files.writeString(folder.resolve("points.json"), POINTS));

        Run run = Jvm.of(Jdk.running())
                .agent(options)
                .main("Application", classPath)
                .run();

        Run alone = Jvm.of(Jdk.running()).main("Application", classPath).run();
        assertThat(run.stdout()).as(run.toString()).isEqualTo(alone.stdout()).startsWith("new\non\ndefault\n");
        assertThat(Told.of(Pings.inFile(folder.resolve("data/pings.jsonl"))))
                .containsExactly("enrollment mapped-test/treatment", "exposure mapped-test/treatment mapped");
        assertThat(run.errors())
                .filteredOn(line -> line.startsWith("[exposure-agent]"))
                .containsExactly("[exposure-agent] WARN several subjects in one process, set subject=request");
    }
}

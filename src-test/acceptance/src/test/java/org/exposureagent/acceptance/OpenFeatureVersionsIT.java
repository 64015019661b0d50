package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.JavaSource;
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

    private static final String APPLICATION = """
            import dev.openfeature.sdk.*;

            public class Application implements FeatureProvider {
                public static void main(String[] arguments) throws Exception {
                    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
                    try {
                        api.getClass().getMethod("setProviderAndWait", FeatureProvider.class).invoke(api, new Application());
                    } catch (NoSuchMethodException older) {
                        api.setProvider(new Application());
                    }
                    Client client = api.getClient();
                    System.out.println(client.getStringValue("mapped", "default", new MutableContext("u1")));
                    System.out.println(client.getStringDetails("mapped", "default", new MutableContext("u1")).getVariant());
                    System.out.println(client.getStringValue("unknown", "default", new MutableContext("u1")));
                    System.out.println(client.getStringValue("mapped", "default", new MutableContext("u2")));
                    System.exit(0);
                }

                public Metadata getMetadata() {
                    return () -> "application";
                }

                public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext c) {
                    if (key.equals("unknown")) {
                        throw new IllegalArgumentException(key);
                    }
                    return ProviderEvaluation.<String>builder().value("new").variant("on").reason("SPLIT").build();
                }

                public ProviderEvaluation<Boolean> getBooleanEvaluation(String k, Boolean d, EvaluationContext c) {
                    throw new UnsupportedOperationException();
                }

                public ProviderEvaluation<Integer> getIntegerEvaluation(String k, Integer d, EvaluationContext c) {
                    throw new UnsupportedOperationException();
                }

                public ProviderEvaluation<Double> getDoubleEvaluation(String k, Double d, EvaluationContext c) {
                    throw new UnsupportedOperationException();
                }

                public ProviderEvaluation<Value> getObjectEvaluation(String k, Value d, EvaluationContext c) {
                    throw new UnsupportedOperationException();
                }
            }
            """;

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
        Path classes = JavaSource.release(17).classPath(libraries).compile(folder.resolve("classes"), APPLICATION);
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

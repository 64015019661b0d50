package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LaunchDarkly's real SDK, version by version: with users, with contexts, and with a chain of evaluators. */
class LaunchDarklyVersionsIT {

    @TempDir
    Path classes;

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"5.10.9,user", "6.3.0,context", "7.3.0,context", "7.4.0,context", "7.13.0,context"})
    void eachVersion_exposesTheSame(String version, String subjects) {
        List<Path> libraries =
                List.of(Library.copied("launchdarkly-java-server-sdk-" + version), Library.of(Experiments.class));
        FlagProgram program = FlagProgram.compile(
                        classes, libraries, "Application", "launchdarkly", "launchdarkly-" + subjects)
                .with(Program.file("launchdarkly", "flags.json"));

        FlagProgram.Outcome outcome = program.run(
                Jdk.running(),
                data,
                AgentOptions.none().with("exposure.mode", "every"),
                "string checkout dee",
                "bool search dee",
                "bool banner dee",
                "bool ended dee",
                "double unknown dee",
                "bool checkout dee",
                "string checkout nobody",
                "all dee",
                "string checkout ann");

        assertThat(outcome.events())
                .containsExactly("enrollment checkout/fallthrough/0", "exposure checkout/fallthrough/0 checkout");
        assertThat(outcome.agentSaid())
                .containsExactly("[exposure-agent] WARN several subjects in one process, set subject=request");
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Split's real SDK in its localhost mode: ann gets treatment {@code on}, dee {@code off}, una {@code other}. */
class SplitIT {

    private static final String ENROLLED = "enrollment checkout-test/treatment";
    private static final String EXPOSED = "exposure checkout-test/treatment checkout";

    @TempDir
    static Path classes;

    private static FlagProgram program = new FlagProgram(List.of(), "", List.of());

    @TempDir
    Path data;

    private AgentOptions options = AgentOptions.none();

    @BeforeAll
    static void compile() {
        program = program("4.18.2", classes);
    }

    @BeforeEach
    void mapEachFlag() throws IOException {
        String mappings = Stream.of("checkout", "killed", "empty", "gated", "unknown")
                .map(flag -> """
                        {"sdk": "split", "feature": "%1$s", "experiment": "%1$s-test",
                         "branches": {"on": "treatment", "off": "control", "control": "none"}}\
                        """.formatted(flag))
                .reduce((first, second) -> first + ", " + second)
                .orElseThrow();
        Path points = Files.writeString(data.resolve("points.json"), "{\"experiments\": [" + mappings + "]}");
        options = AgentOptions.none().with("points", points);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of("treatment of no branch", "treatment checkout una"),
                Arguments.of("killed flag", "treatment killed ann"),
                Arguments.of("who gets no traffic", "treatment empty ann"),
                Arguments.of("unknown flag", "treatment unknown ann"),
                Arguments.of("several flags", "several checkout ann"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void treatment_thatIsNoBranchIsNoExposure(String name, String step) {
        FlagProgram.Outcome outcome = program.run(Jdk.running(), data, options, step);

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @EachJdk
    void mappedTreatment_isOneExposure(String jdk) {
        FlagProgram.Outcome outcome = program.run(
                Jdk.require(jdk),
                data,
                options,
                "treatment checkout ann",
                "config checkout ann",
                "several checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @Test
    void control_isExposedAsTreatmentIs() {
        FlagProgram.Outcome outcome = program.run(Jdk.running(), data, options, "config checkout dee");

        assertThat(outcome.events())
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control checkout");
    }

    @Test
    void flagThatAnotherDependsOn_isNoExposure() {
        FlagProgram.Outcome outcome = program.run(Jdk.running(), data, options, "treatment gated ann");

        assertThat(outcome.events())
                .containsExactly("enrollment gated-test/treatment", "exposure gated-test/treatment gated");
    }

    @Test
    void withoutAMapping_nobodyIsEnrolled() {
        FlagProgram.Outcome outcome = program.run(Jdk.running(), data, AgentOptions.none(), "treatment checkout ann");

        assertThat(outcome.events()).isEmpty();
    }

    @Test
    void explicitEnrollment_overridesTheMapping() {
        FlagProgram.Outcome outcome =
                program.run(Jdk.running(), data, options, "enroll other-test b checkout", "treatment checkout una");

        assertThat(outcome.events()).containsExactly("enrollment other-test/b", "exposure other-test/b checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.8.1", "4.13.1", "4.16.1", "4.18.2"})
    void eachVersion_exposesTheSame(String version, @TempDir Path versionClasses) {
        FlagProgram.Outcome outcome = program(version, versionClasses)
                .run(
                        Jdk.running(),
                        data,
                        options.with("exposure.mode", "every"),
                        "treatment killed ann",
                        "treatment empty ann",
                        "treatment unknown ann",
                        "several checkout ann",
                        "treatment checkout ann",
                        "config checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    /** It reads no JSON: a file in which everything is on, and nothing killed. */
    @Test
    void oldestVersion_exposesTheSame(@TempDir Path versionClasses) {
        FlagProgram.Outcome outcome = program("4.4.4", versionClasses, "splits.yaml")
                .run(
                        Jdk.running(),
                        data,
                        options.with("exposure.mode", "every"),
                        "treatment unknown ann",
                        "several checkout ann",
                        "treatment checkout ann",
                        "config checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    private static FlagProgram program(String version, Path folder) {
        return program(version, folder, "splits.json");
    }

    private static FlagProgram program(String version, Path folder, String splits) {
        List<Path> libraries = List.of(
                Library.copied("java-client-" + version),
                Library.of(LoggerFactory.class),
                Library.of(Experiments.class));
        return FlagProgram.compile(folder, libraries, "Application", "split").with(Program.file("split", splits));
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Optimizely's real SDK on a data file: ann gets the treatment, dee the control, una the rollout behind the experiment.
 */
class OptimizelyIT {

    private static final String ENROLLED = "enrollment checkout-test/treatment";
    private static final String EXPOSED = "exposure checkout-test/treatment checkout";

    @TempDir
    static Path classes;

    private static FlagProgram program = new FlagProgram(List.of(), "", List.of());

    @TempDir
    Path data;

    @BeforeAll
    static void compile() {
        program = program("4.2.2", classes);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of("rollout", "decide checkout una"),
                Arguments.of("flag without experiment", "decide banner ann"),
                Arguments.of("variable of a rollout", "variable checkout una"),
                Arguments.of("unknown flag", "decide unknown ann"),
                Arguments.of("unknown flag of the older API", "enabled unknown ann"),
                Arguments.of("unknown feature of a variable", "variable unknown ann"),
                Arguments.of("unknown experiment", "activate unknown ann"),
                Arguments.of("decision that is no event", "silent checkout ann"),
                Arguments.of("variation without activation", "variation checkout-test ann"),
                Arguments.of("all decisions", "all ann"),
                Arguments.of("all features", "features ann"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void call_outsideAnExperimentIsNoExposure(String name, String step) {
        FlagProgram.Outcome outcome = run(step);

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "keys", "enabled", "variable", "variables"})
    void eachWayToAsk_isOneExposure(String way) {
        FlagProgram.Outcome outcome = program.run(
                Jdk.running(), data, AgentOptions.none().with("exposure.mode", "every"), way + " checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED);
    }

    @EachJdk
    void exposure_comesOnceWhateverTheApplicationListensTo(String jdk) {
        FlagProgram.Outcome outcome = program.run(
                Jdk.require(jdk),
                data,
                AgentOptions.none(),
                "listen",
                "decide checkout ann",
                "variable checkout ann",
                "all ann",
                "enabled checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @Test
    void control_isExposedAsTreatmentIs() {
        FlagProgram.Outcome outcome = run("enabled checkout dee");

        assertThat(outcome.events())
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control checkout");
    }

    @Test
    void activation_isAnExposureOfTheExperiment() {
        FlagProgram.Outcome outcome = run("activate checkout-test ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, "exposure checkout-test/treatment checkout-test");
    }

    @Test
    void explicitEnrollment_overridesWhatTheSdkSays() {
        FlagProgram.Outcome outcome = run("enroll other-test control checkout", "decide checkout una");

        assertThat(outcome.events())
                .containsExactly("enrollment other-test/control", "exposure other-test/control checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9.0", "3.10.2", "4.2.2"})
    void eachVersion_exposesTheSame(String version, @TempDir Path versionClasses) {
        FlagProgram.Outcome outcome = program(version, versionClasses)
                .run(
                        Jdk.running(),
                        data,
                        AgentOptions.none().with("exposure.mode", "every"),
                        "decide banner ann",
                        "decide unknown ann",
                        "silent checkout ann",
                        "all ann",
                        "features ann",
                        "decide checkout ann",
                        "keys checkout ann",
                        "enabled checkout ann",
                        "variable checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED, EXPOSED, EXPOSED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    private FlagProgram.Outcome run(String... steps) {
        return program.run(Jdk.running(), data, AgentOptions.none(), steps);
    }

    private static FlagProgram program(String version, Path folder) {
        List<Path> libraries = List.of(
                Library.copied("core-api-" + version),
                Library.copied("gson-2.9.0"),
                Library.copied("commons-codec-1.15"),
                Library.of(LoggerFactory.class),
                Library.of(Experiments.class));
        return FlagProgram.compile(folder, libraries, "Application", "optimizely")
                .with(Program.file("optimizely", "datafile.json"));
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Files;
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
import org.slf4j.LoggerFactory;

/**
 * LaunchDarkly's real server SDK on a file of flags: ann gets the treatment of experiment {@code checkout}, dee the
 * control, una and who is no user are not in it.
 */
class LaunchDarklyIT {

    private static final String TREATED = "exposure checkout/fallthrough/1 checkout";
    private static final String CONTROLLED = "exposure checkout/fallthrough/0 checkout";

    @TempDir
    static Path classes;

    private static FlagProgram program = new FlagProgram(List.of(), "", List.of());

    @TempDir
    Path data;

    @BeforeAll
    static void compile() {
        List<Path> libraries = List.of(
                Library.copied("launchdarkly-java-server-sdk-7.13.0"),
                Library.of(OpenFeatureAPI.class),
                Library.of(LoggerFactory.class),
                Library.of(Experiments.class));
        program = FlagProgram.compile(
                        classes,
                        libraries,
                        "Application",
                        "launchdarkly",
                        "launchdarkly-context",
                        "launchdarkly-hooks",
                        "openfeature-base",
                        "openfeature-launchdarkly")
                .with(Program.file("launchdarkly", "flags.json"));
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of("not in the experiment", "string checkout una"),
                Arguments.of("of no kind that the experiment is about", "string checkout org:acme"),
                Arguments.of("rule without experiment", "bool search dee"),
                Arguments.of("flag without experiment", "bool banner ann"),
                Arguments.of("flag that is off", "bool ended ann"),
                Arguments.of("failed prerequisite", "int gated dee"),
                Arguments.of("unknown flag", "double unknown ann"),
                Arguments.of("wrong type", "bool checkout ann"),
                Arguments.of("no user", "string checkout nobody"),
                Arguments.of("all flags", "all ann"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void evaluation_outsideAnExperimentIsNoExposure(String name, String step) {
        FlagProgram.Outcome outcome = run(step);

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @EachJdk
    void evaluation_inAnExperimentIsOneExposure(String jdk) {
        FlagProgram.Outcome outcome = program.run(
                Jdk.require(jdk),
                data,
                AgentOptions.none(),
                "string checkout ann",
                "detail checkout ann",
                "json checkout ann+acme",
                "bool search ann",
                "all ann");

        assertThat(outcome.events())
                .containsExactly(
                        "enrollment checkout/fallthrough/1",
                        TREATED,
                        "enrollment search/rule-7/1",
                        "exposure search/rule-7/1 search");
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @Test
    void control_isExposedAsTreatmentIs() {
        FlagProgram.Outcome outcome = run("string checkout dee");

        assertThat(outcome.events()).containsExactly("enrollment checkout/fallthrough/0", CONTROLLED);
    }

    @Test
    void prerequisite_isNoExposureOfItsOwn() {
        FlagProgram.Outcome outcome = run("int gated ann");

        assertThat(outcome.events())
                .containsExactly("enrollment gated/fallthrough/1", "exposure gated/fallthrough/1 gated");
    }

    @Test
    void explicitEnrollment_overridesWhatTheSdkSays() {
        FlagProgram.Outcome outcome =
                run("enroll checkout-test control checkout", "string checkout una", "bool banner una");

        assertThat(outcome.events())
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control checkout");
    }

    @Test
    void mapping_namesExperimentAndBranches() throws Exception {
        Path points = Files.writeString(data.resolve("points.json"), """
                {"experiments": [{"sdk": "launchdarkly", "feature": "banner", "experiment": "banner-test",
                  "branches": {"0": "control", "1": "treatment"}}]}
                """);

        FlagProgram.Outcome outcome =
                program.run(Jdk.running(), data, AgentOptions.none().with("points", points), "bool banner ann");

        assertThat(outcome.events())
                .containsExactly("enrollment banner-test/treatment", "exposure banner-test/treatment banner");
    }

    @Test
    void recordedExposure_isThatOfTheEvaluatedExperiment() {
        FlagProgram.Outcome outcome = program.run(
                Jdk.running(),
                data,
                AgentOptions.none().with("exposure.manual", "checkout"),
                "record checkout",
                "string checkout ann",
                "record checkout",
                "record checkout");

        assertThat(outcome.events()).containsExactly("enrollment checkout/fallthrough/1", TREATED);
    }

    @EachJdk
    void hookOfTheApplication_thatReadsWaitsAndThrowsChangesNothing(String jdk) {
        FlagProgram.Outcome outcome = program.main("Hooked").run(Jdk.require(jdk), data, AgentOptions.none());

        assertThat(outcome.events())
                .containsExactlyInAnyOrder(
                        "enrollment checkout/fallthrough/1",
                        TREATED,
                        "enrollment search/rule-7/1",
                        "exposure search/rule-7/1 search",
                        "enrollment gated/fallthrough/1",
                        "exposure gated/fallthrough/1 gated",
                        "enrollment elsewhere-test/on");
    }

    @EachJdk
    void openFeatureAround_isOneExposureOfTheInnerExperiment(String jdk) {
        FlagProgram.Outcome outcome = program.main("Nested")
                .run(
                        Jdk.require(jdk),
                        data,
                        AgentOptions.none().with("exposure.mode", "every"),
                        "checkout ann",
                        "unknown ann");

        assertThat(outcome.events()).containsExactly("enrollment checkout/fallthrough/1", TREATED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @Test
    void openFeatureAround_isNoExposureOfWhoIsNotInTheExperiment() {
        FlagProgram.Outcome outcome =
                program.main("Nested").run(Jdk.running(), data, AgentOptions.none(), "checkout una");

        assertThat(outcome.events()).isEmpty();
    }

    private FlagProgram.Outcome run(String... steps) {
        return program.run(Jdk.running(), data, AgentOptions.none(), steps);
    }
}

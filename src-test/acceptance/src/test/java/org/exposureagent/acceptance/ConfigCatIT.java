package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * ConfigCat's real SDK on a file of settings: by percentage ann gets the treatment and dee the control; una is chosen
 * by name.
 */
class ConfigCatIT {

    private static final String ENROLLED = "enrollment checkout/treatment";
    private static final String EXPOSED = "exposure checkout/treatment checkout";

    @TempDir
    static Path classes;

    private static FlagProgram program = new FlagProgram(List.of(), "", List.of());

    @TempDir
    Path data;

    @BeforeAll
    static void compile() {
        program = program("9.4.3", "settings.json", classes);
    }

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of("chosen by name", "string checkout una"),
                Arguments.of("setting without percentages", "string banner ann"),
                Arguments.of("prerequisite", "string gated ann"),
                Arguments.of("unknown setting", "string unknown ann"),
                Arguments.of("wrong type", "bool checkout ann"),
                Arguments.of("no user", "anonymous checkout"),
                Arguments.of("all settings", "all ann"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void value_outsideAnExperimentIsNoExposure(String name, String step) {
        FlagProgram.Outcome outcome = run(step);

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "later", "details"})
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
                "string checkout ann",
                "anonymous checkout",
                "all ann",
                "later checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    @Test
    void control_isExposedAsTreatmentIs() {
        FlagProgram.Outcome outcome = run("string checkout dee");

        assertThat(outcome.events())
                .containsExactly("enrollment checkout/control", "exposure checkout/control checkout");
    }

    @Test
    void explicitEnrollment_overridesWhatTheSdkSays() {
        FlagProgram.Outcome outcome = run("enroll other-test b checkout", "string checkout una");

        assertThat(outcome.events()).containsExactly("enrollment other-test/b", "exposure other-test/b checkout");
    }

    @Test
    void mapping_namesExperimentAndBranches() throws Exception {
        Path points = Files.writeString(data.resolve("points.json"), """
                {"experiments": [{"sdk": "configcat", "feature": "banner", "experiment": "banner-test",
                  "branches": {"banner-on": "treatment"}}]}
                """);

        FlagProgram.Outcome outcome =
                program.run(Jdk.running(), data, AgentOptions.none().with("points", points), "string banner ann");

        assertThat(outcome.events())
                .containsExactly("enrollment banner-test/treatment", "exposure banner-test/treatment banner");
    }

    @ParameterizedTest
    @CsvSource({"8.4.0,settings-5.json", "9.0.0,settings.json", "9.4.3,settings.json"})
    void eachVersion_exposesTheSame(String version, String settings, @TempDir Path versionClasses) {
        FlagProgram.Outcome outcome = program(version, settings, versionClasses)
                .run(
                        Jdk.running(),
                        data,
                        AgentOptions.none().with("exposure.mode", "every"),
                        "string banner ann",
                        "string unknown ann",
                        "all ann",
                        "anonymous checkout",
                        "string checkout ann",
                        "later checkout ann",
                        "details checkout ann");

        assertThat(outcome.events()).containsExactly(ENROLLED, EXPOSED, EXPOSED, EXPOSED);
        assertThat(outcome.agentSaid()).isEmpty();
    }

    private FlagProgram.Outcome run(String... steps) {
        return program.run(Jdk.running(), data, AgentOptions.none(), steps);
    }

    private static FlagProgram program(String version, String settings, Path folder) {
        Stream<Path> needed = Stream.of(
                        "gson-2.9.0",
                        "okhttp-4.12.0",
                        "okio-jvm-3.4.0",
                        "kotlin-stdlib-1.8.21",
                        "commons-codec-1.15",
                        "semantic-version-2.1.0",
                        "configcat-java-client-" + version)
                .map(Library::copied);
        Stream<Path> ours = Stream.of(Library.of(LoggerFactory.class), Library.of(Experiments.class));
        return FlagProgram.compile(folder, Stream.concat(needed, ours).toList(), "Application", "configcat")
                .with(Program.file("configcat", settings));
    }
}

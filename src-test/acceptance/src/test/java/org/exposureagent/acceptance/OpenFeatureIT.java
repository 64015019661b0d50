package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The real OpenFeature SDK: which of its evaluations are exposures, by rule 8 of the order of authority. */
class OpenFeatureIT {

    private static final String POINTS = """
            {"experiments": [
              {"sdk": "openfeature", "feature": "mapped", "experiment": "mapped-test",
               "branches": {"on": "treatment", "off": "control"}},
              {"sdk": "other", "feature": "checkout", "experiment": "never"}]}
            """;

    private static final String CHECKOUT = "feature=checkout;variant=treatment;subject=u1;";
    private static final String EXPOSED = "exposure checkout-test/treatment checkout";
    private static final String ENROLLED = "enrollment checkout-test/treatment";

    @TempDir
    static Path classes;

    private static List<Path> classPath = List.of();

    @TempDir
    Path folder;

    private AgentOptions options = AgentOptions.none();

    @BeforeAll
    static void compile() {
        List<Path> libraries = Stream.of(OpenFeatureAPI.class, LoggerFactory.class, Experiments.class)
                .map(Library::of)
                .toList();
        List<Path> all = new ArrayList<>(libraries);
        all.add(Program.of("openfeature-base", "openfeature-scripted")
                .compile(classes, libraries.toArray(new Path[0])));
        classPath = List.copyOf(all);
    }

    @BeforeEach
    void options() throws Exception {
        Path points = Files.writeString(folder.resolve("points.json"), POINTS);
        options = AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", folder.resolve("data"))
                .with("points", points);
    }

    static Stream<Arguments> evaluations() {
        return Stream.of(
                Arguments.of("split with slug", CHECKOUT + "reason=SPLIT;experiment=checkout-test", true),
                Arguments.of(
                        "targeting match with slug",
                        CHECKOUT + "reason=TARGETING_MATCH;experiment=checkout-test",
                        false),
                Arguments.of("slug without inExperiment", CHECKOUT + "reason=STATIC;experiment=checkout-test", false),
                Arguments.of(
                        "in experiment, it says",
                        CHECKOUT + "reason=TARGETING_MATCH;experiment=checkout-test;inExperiment=true",
                        true),
                Arguments.of(
                        "active, it says",
                        CHECKOUT + "reason=TARGETING_MATCH;experiment=checkout-test;experiment.active=true",
                        true),
                Arguments.of(
                        "split, but not in the experiment",
                        CHECKOUT + "reason=SPLIT;experiment=checkout-test;inExperiment=false",
                        false),
                Arguments.of("split without slug", CHECKOUT + "reason=SPLIT", false),
                Arguments.of("default", CHECKOUT + "reason=DEFAULT;experiment=checkout-test;inExperiment=true", false),
                Arguments.of(
                        "disabled", CHECKOUT + "reason=DISABLED;experiment=checkout-test;inExperiment=true", false),
                Arguments.of("error of the provider", CHECKOUT + "throw=1", false),
                Arguments.of("null of the provider", CHECKOUT + "null=1", false),
                Arguments.of(
                        "null as variant", "feature=checkout;subject=u1;reason=SPLIT;experiment=checkout-test", false),
                Arguments.of(
                        "error of an after hook",
                        CHECKOUT + "reason=SPLIT;experiment=checkout-test;inExperiment=true;hook=1",
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evaluations")
    void evaluation_exposes_only_who_is_in_the_experiment(String name, String evaluation, boolean exposes) {
        Run run = run(Jdk.running(), evaluation);

        assertThat(events()).isEqualTo(exposes ? List.of(ENROLLED, EXPOSED) : List.of());
        assertThat(run.stdout()).isEqualTo(plain(evaluation).stdout());
    }

    @EachJdk
    void exposure_comes_once_and_lies_in_an_annotated_ping(String jdk) {
        String split = CHECKOUT + "reason=SPLIT;experiment=checkout-test";

        run(Jdk.require(jdk), split, split, split);

        assertThat(events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(pings().exposures()).hasSize(1);
        assertThat(pings().events("exposure").get(0).annotation())
                .isNotNull()
                .extracting(annotation -> annotation.branch())
                .isEqualTo("treatment");
    }

    @Test
    void mapping_makes_a_feature_an_experiment() {
        run(
                Jdk.running(),
                "feature=mapped;variant=on;reason=TARGETING_MATCH;subject=u1",
                "feature=mapped;variant=other;reason=TARGETING_MATCH;subject=u1");

        assertThat(events())
                .containsExactly(
                        "enrollment mapped-test/treatment",
                        "exposure mapped-test/treatment mapped",
                        "unenrollment mapped-test/treatment not-in-experiment");
    }

    @Test
    void explicit_enrollment_overrides_what_the_sdk_says() {
        run(
                Jdk.running(),
                "enroll=checkout-test;branch=control;feature=checkout",
                CHECKOUT + "reason=SPLIT;experiment=checkout-test;inExperiment=false",
                CHECKOUT + "reason=DEFAULT");

        assertThat(events())
                .containsExactly("enrollment checkout-test/control", "exposure checkout-test/control checkout");
    }

    @Test
    void another_branch_is_another_stay() {
        run(
                Jdk.running(),
                "feature=checkout;variant=a;subject=u1;reason=SPLIT;experiment=x",
                "feature=checkout;variant=b;subject=u1;reason=SPLIT;experiment=x",
                "feature=checkout;variant=b;subject=u1;throw=1",
                "feature=checkout;variant=b;subject=u1;reason=TARGETING_MATCH;experiment=x;inExperiment=false");

        assertThat(events())
                .containsExactly(
                        "enrollment x/a",
                        "exposure x/a checkout",
                        "unenrollment x/a branch-changed",
                        "enrollment x/b",
                        "exposure x/b checkout",
                        "unenrollment x/b not-in-experiment");
    }

    @Test
    void second_subject_of_a_process_emits_nothing_and_is_told_once() {
        String other = "feature=checkout;variant=control;reason=SPLIT;experiment=checkout-test;subject=u2";

        Run run = run(Jdk.running(), CHECKOUT + "reason=SPLIT;experiment=checkout-test", other, other);

        assertThat(events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(pings().all())
                .extracting(ping -> ping.annotations().get("checkout-test"))
                .containsOnly(new Ping.Annotation("treatment", null));
        assertThat(run.errors().stream().filter(line -> line.startsWith("[exposure-agent]")))
                .containsExactly("[exposure-agent] WARN several subjects in one process, set subject=request");
    }

    @Test
    void subject_is_that_of_the_merged_context() {
        Run run = run(
                Jdk.running(),
                "feature=checkout;variant=treatment;client-subject=u1;reason=SPLIT;experiment=checkout-test",
                "feature=search;variant=treatment;client-subject=u2;reason=SPLIT;experiment=search-test");

        assertThat(events()).containsExactly(ENROLLED, EXPOSED);
        assertThat(run.stderr()).contains("several subjects in one process");
    }

    @Test
    void evaluation_by_a_provider_is_a_check_of_its_own() {
        run(Jdk.running(), CHECKOUT + "reason=SPLIT;experiment=checkout-test;inner=search");

        assertThat(pings().exposures().stream().map(exposed -> exposed.feature()))
                .containsExactlyInAnyOrder("search", "checkout");
    }

    @Test
    void slug_is_under_the_key_that_the_option_names() {
        options = options.with("openfeature.experiment-key", "flag.slug");

        run(Jdk.running(), CHECKOUT + "reason=SPLIT;slug-key=flag.slug;experiment=checkout-test");

        assertThat(events()).containsExactly(ENROLLED, EXPOSED);
    }

    @Test
    void variants_without_a_slug_are_an_experiment_if_that_is_wanted() {
        options = options.with("experiments.infer", "variants");

        run(
                Jdk.running(),
                "feature=search;variant=a;reason=TARGETING_MATCH;subject=u1",
                "feature=search;variant=a;reason=TARGETING_MATCH;subject=u1",
                "feature=search;variant=b;reason=TARGETING_MATCH;subject=u1",
                "feature=search;variant=a;reason=DEFAULT;subject=u1",
                "feature=menu;reason=TARGETING_MATCH;subject=u1",
                "feature=mapped;variant=on;reason=TARGETING_MATCH;subject=u1",
                CHECKOUT + "reason=TARGETING_MATCH;experiment=checkout-test");

        assertThat(events())
                .containsExactly(
                        "enrollment search/a",
                        "exposure search/a search",
                        "unenrollment search/a branch-changed",
                        "enrollment search/b",
                        "exposure search/b search",
                        "enrollment mapped-test/treatment",
                        "exposure mapped-test/treatment mapped");
    }

    @Test
    void integration_can_be_switched_off() {
        options = options.with("integrations", "-openfeature");

        run(Jdk.running(), CHECKOUT + "reason=SPLIT;experiment=checkout-test");

        assertThat(events()).isEmpty();
    }

    private Run run(Jdk jdk, String... evaluations) {
        Run run = Jvm.of(jdk)
                .agent(options)
                .main("Application", classPath, evaluations)
                .run();
        assertThat(run.exitCode()).as(run::toString).isZero();
        return run;
    }

    private static Run plain(String... evaluations) {
        return Jvm.of(Jdk.running()).main("Application", classPath, evaluations).run();
    }

    private Pings pings() {
        Path file = folder.resolve("data/pings.jsonl");
        return Files.exists(file) ? Pings.inFile(file) : new Pings(List.of());
    }

    /** Such as {@code exposure slug/branch feature}, {@code unenrollment slug/branch reason}. */
    private List<String> events() {
        return Told.of(pings());
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** An application woven through nothing but a points file: classes of every sort, every form of a path. */
@ParameterizedClass(name = "JDK {0}")
@ValueSource(strings = {"running", "25"})
class PointsIT {

    private static final String PREFIX = "[exposure-agent]";

    private static final Map<String, SideBySide> RUNS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private final Program program = Program.of("points");
    private final Jdk jdk;
    private final Run alone;
    private final Run woven;
    private final Pings pings;

    PointsIT(String which) {
        jdk = Jdk.require(which);
        SideBySide runs = RUNS.computeIfAbsent(
                which,
                key -> SideBySide.run(
                        jdk,
                        "points",
                        "Main",
                        folder.resolve(key),
                        program.features().toArray(String[]::new)));
        alone = runs.alone();
        woven = runs.woven();
        pings = runs.pings();
    }

    @Test
    void exposures_areThoseOfTheSourcesComments() {
        assertThat(pings.exposures()).as(woven.toString()).containsExactlyInAnyOrderElementsOf(program.exposures());
    }

    @Test
    void otherEvents_areTheOneEnrollment() {
        assertThat(pings.events())
                .filteredOn(event -> !event.name().equals("exposure"))
                .extracting(PingEvent::name)
                .containsExactly("enrollment");
    }

    @Test
    void application_printsReturnsThrowsAndExitsAsWithoutTheAgent() {
        assertThat(woven.stdout()).isEqualTo(alone.stdout()).contains("the same exception");
        assertThat(woven.exitCode()).isEqualTo(alone.exitCode()).isEqualTo(3);
        assertThat(withoutTheAgents(woven.stderr())).isEqualTo(alone.stderr());
    }

    @Test
    void pathThatThrows_isToldOnceByItsClassAndIsAllThatIsTold() {
        assertThat(woven.errors())
                .filteredOn(line -> line.startsWith(PREFIX))
                .singleElement()
                .asString()
                .contains("app.values.Broken.value", "java.lang.AssertionError")
                .doesNotContain("no key today");
    }

    @Test
    void exceptionThatNobodyCatches_hasTheSameTraceAndExitCode() {
        Path classes = JavaSource.release(17).compile(folder.resolve("uncaught"), """
                package flags;

                class Flags {
                    static boolean isEnabled(String feature) {
                        return feature.charAt(9) == '-';
                    }

                    public static void main(String[] args) {
                        isEnabled("cart");
                    }
                }
                """);

        Run without = Jvm.of(jdk).main("flags.Flags", List.of(classes)).run();
        Run with = Jvm.of(jdk)
                .agent(Exposures.into(folder).options())
                .main("flags.Flags", List.of(classes))
                .run();

        assertThat(without.stderr()).contains("at flags.Flags.isEnabled(Flags.java:5)");
        assertThat(withoutTheAgents(with.stderr())).isEqualTo(without.stderr());
        assertThat(with.exitCode()).isEqualTo(without.exitCode()).isEqualTo(1);
    }

    @Test
    void methodThatCannotGrow_isLeftAsItIsAndNamed() {
        String longest = "count += 1;".repeat(8188); // of eight bytes each; a method may have 65535
        Path classes = JavaSource.release(17).compile(folder.resolve("longest"), """
                package flags;

                class Flags {
                    static int count;

                    static boolean isEnabled(String feature) {
                        %s
                        return count > 0;
                    }

                    public static void main(String[] args) {
                        System.out.println(isEnabled("cart") + " " + count);
                    }
                }
                """.formatted(longest));

        Run run = Jvm.of(jdk)
                .agent(Exposures.into(folder).options())
                .main("flags.Flags", List.of(classes))
                .run();

        assertThat(run.stdout()).as(run.toString()).isEqualToIgnoringNewLines("true 8188");
        assertThat(run.errors())
                .satisfiesExactly(
                        atLoad -> assertThat(atLoad)
                                .startsWith(PREFIX)
                                .contains("points.json, points[0]: flags.Flags is not woven", "too large"),
                        atExit -> assertThat(atExit)
                                .startsWith(PREFIX)
                                .contains("points.json, points[1]: never matched", "flags.Experiments"));
    }

    private static String withoutTheAgents(String stderr) {
        return stderr.lines().filter(line -> !line.startsWith(PREFIX)).collect(Collectors.joining("\n", "", "\n"));
    }
}

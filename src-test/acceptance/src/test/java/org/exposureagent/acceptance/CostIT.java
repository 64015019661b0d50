package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.JarOfClasses;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the agent costs, in what does not depend on the speed of the machine. The benchmarks measure the rest. */
class CostIT {

    /** Of the agent, in a start-up without a matching class. Each one more is a quarter of a millisecond. */
    private static final int OWN_CLASSES = 28;

    /** Those, and the classes of the JDK that an agent which does nothing does not load; JDKs differ a little. */
    private static final int CLASSES = 175;

    /**
     * What OpenFeature itself allocates when its metadata is asked for a key that it does not have: a message for a log
     * that is off. The agent asks for three keys, and keeps nothing of it.
     */
    private static final long MISSING_KEY = 88;

    private static final int CHECKS = 1_000;

    @TempDir
    private Path folder;

    /** Interpreted, where no compiler can remove an allocation: what is 0 here is 0 everywhere, and exactly so. */
    @EachJdk
    void checkThatIsNoNewExposure_allocatesNothing(String which) {
        Jdk jdk = Jdk.require(which);
        Path openFeature = Library.of(OpenFeatureAPI.class);
        Path slf4j = Library.of(LoggerFactory.class);
        Path classes =
                Program.of("allocation", "flags", "openfeature").compile(folder.resolve("classes"), openFeature, slf4j);
        List<Path> classPath = List.of(classes, openFeature, slf4j);
        Exposures exposures = Exposures.into(folder);

        Run alone = Jvm.of(jdk).flags("-Xint").main("app.Allocation", classPath).run();
        Run run = Jvm.of(jdk)
                .flags("-Xint")
                .agent(exposures.options().with("exposure.mode", "session"))
                .main("app.Allocation", classPath)
                .run();

        assertThat(exposures.read())
                .as(run.toString())
                .containsExactlyElementsOf(Program.of("allocation").exposures());
        assertThat(more("flags exposed", run, alone)).isZero();
        assertThat(more("flags not-enrolled", run, alone)).isZero();
        assertThat(more("openfeature exposed", run, alone)).isLessThanOrEqualTo(2 * MISSING_KEY);
        assertThat(more("openfeature not-enrolled", run, alone)).isLessThanOrEqualTo(3 * MISSING_KEY);
    }

    @EachJdk
    void startUpWithoutAMatchingClass_loadsFewClasses(String which) {
        Jdk jdk = Jdk.require(which);
        Path hello = Program.of("hello").compile(folder.resolve("classes"));
        Path nothing = JarOfClasses.write(
                folder.resolve("nothing.jar"),
                Program.of("nothing").compile(folder.resolve("nothing")),
                Map.of("Premain-Class", "Nothing"));
        Path before = folder.resolve("nothing.log");
        Path log = folder.resolve("classes.log");

        Jvm.of(jdk)
                .flags("-javaagent:" + nothing, LoadedClasses.flag(before))
                .main("Hello", List.of(hello))
                .run();
        Jvm.of(jdk)
                .agent(AgentOptions.none().with("data.dir", folder.resolve("data")))
                .flags(LoadedClasses.flag(log))
                .main("Hello", List.of(hello))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(LoadedClasses.in(before).names()).contains("Nothing", "Hello");
        assertThat(loaded.of("org.exposureagent."))
                .contains("org.exposureagent.core.agent.Agent")
                .hasSizeLessThanOrEqualTo(OWN_CLASSES);
        assertThat(loaded.names())
                .hasSizeLessThanOrEqualTo(LoadedClasses.in(before).names().size() + CLASSES);
    }

    /** Bytes a check. */
    private static long more(String kind, Run run, Run alone) {
        return (allocated(kind, run) - allocated(kind, alone)) / CHECKS;
    }

    private static long allocated(String kind, Run run) {
        return run.stdout()
                .lines()
                .filter(line -> line.startsWith(kind + " "))
                .mapToLong(line -> Long.parseLong(line.substring(kind.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + kind + " in " + run));
    }
}

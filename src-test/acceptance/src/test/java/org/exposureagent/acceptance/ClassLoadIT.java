package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Which classes are loaded because of the agent, as the JVM's own log says. */
class ClassLoadIT {

    private static final String AGENT = "org.exposureagent.core.agent.Agent";
    private static final String WEAVER = "net.bytebuddy.ByteBuddy";

    private static final List<Path> OPEN_FEATURE =
            List.of(Library.of(OpenFeatureAPI.class), Library.of(LoggerFactory.class));

    @TempDir
    private Path folder;

    @EachJdk
    void withoutAMatchingClass_noLibraryAndNoThreadIsThere(String which) {
        Jdk jdk = Jdk.require(which);
        Path classes = Program.of("hello").compile(folder.resolve("classes"));
        Path log = folder.resolve("classes.log");

        Run alone = Jvm.of(jdk).main("Hello", List.of(classes)).run();
        Run run = Jvm.of(jdk)
                .agent(AgentOptions.none().with("data.dir", folder.resolve("data")))
                .flags(LoadedClasses.flag(log))
                .main("Hello", List.of(classes))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(loaded.names()).as(run.toString()).contains(AGENT);
        assertThat(loaded.of("net.bytebuddy.")).isEmpty();
        assertThat(loaded.of("com.fasterxml.")).isEmpty();
        assertThat(loaded.of("org.slf4j.")).isEmpty();
        assertThat(loaded.of("java.net.http.")).isEmpty();
        assertThat(loaded.of("java.util.logging.")).isEmpty();
        assertThat(loaded.of("javax.management.")).isEmpty();
        assertThat(run.stdout()).contains("main").isEqualTo(alone.stdout());
        assertThat(run.stderr()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @EachJdk
    void pointsFileThatMatchesNothing_isReadWithoutAnyLibrary(String which) {
        Jdk jdk = Jdk.require(which);
        Path classes = Program.of("hello").compile(folder.resolve("classes"));
        Path log = folder.resolve("classes.log");

        Run run = Jvm.of(jdk)
                .agent(Exposures.into(folder).options())
                .flags(LoadedClasses.flag(log))
                .main("Hello", List.of(classes))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(run.errors()).as(run.toString()).hasSize(2).allMatch(line -> line.contains("never matched"));
        assertThat(loaded.of("com.fasterxml.")).isEmpty();
        assertThat(loaded.of("net.bytebuddy.")).isEmpty();
        assertThat(loaded.of("org.slf4j.")).isEmpty();
    }

    @EachJdk
    void sdkThatIsNotUsed_isNotLoaded(String which) {
        Jdk jdk = Jdk.require(which);
        Path classes = Program.of("hello").compile(folder.resolve("classes"));
        Path log = folder.resolve("classes.log");

        Run run = Jvm.of(jdk)
                .agent(AgentOptions.none().with("data.dir", folder.resolve("data")))
                .flags(LoadedClasses.flag(log))
                .main("Hello", List.of(classes, OPEN_FEATURE.get(0), OPEN_FEATURE.get(1)))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(loaded.names()).as(run.toString()).contains(AGENT);
        assertThat(loaded.of("dev.openfeature.")).isEmpty();
        assertThat(loaded.of("net.bytebuddy.")).isEmpty();
    }

    @EachJdk
    void sdkThatIsUsed_loadsTheClassesItLoadsWithoutTheAgent(String which) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("openfeature");
        Path classes = program.compile(folder.resolve("classes"), OPEN_FEATURE.toArray(Path[]::new));
        List<Path> classPath = List.of(classes, OPEN_FEATURE.get(0), OPEN_FEATURE.get(1));
        Exposures exposures = Exposures.into(folder);
        Path before = folder.resolve("alone.log");
        Path log = folder.resolve("classes.log");

        Run alone = Jvm.of(jdk)
                .flags(LoadedClasses.flag(before))
                .main("app.Main", classPath)
                .run();
        Run run = Jvm.of(jdk)
                .agent(AgentOptions.none().with("data.dir", exposures.data()))
                .flags(LoadedClasses.flag(log))
                .main("app.Main", classPath)
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(exposures.read()).as(run.toString()).containsExactlyElementsOf(program.exposures());
        assertThat(loaded.of("dev.openfeature."))
                .isEqualTo(LoadedClasses.in(before).of("dev.openfeature."))
                .contains("dev.openfeature.sdk.OpenFeatureClient");
        assertThat(loaded.names()).contains(WEAVER);
        assertThat(loaded.of("net.bytebuddy.agent.builder.")).isEmpty();
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.stderr()).isEqualTo(alone.stderr());
    }

    @EachJdk
    void weaving_usesNoAgentBuilderAndDeliveringNoNewHttpClient(String which) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("guest", "flags");
        Path classes = program.compile(folder.resolve("classes"));
        Exposures exposures = Exposures.into(folder);
        Path log = folder.resolve("classes.log");

        Run run = Jvm.of(jdk)
                .agent(exposures.options())
                .flags(LoadedClasses.flag(log))
                .main("app.Main", List.of(classes))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(exposures.read()).as(run.toString()).containsExactlyElementsOf(program.exposures());
        assertThat(loaded.names()).contains(WEAVER);
        assertThat(loaded.of("net.bytebuddy.agent.builder.")).isEmpty();
        assertThat(loaded.of("com.fasterxml.jackson.databind.")).isEmpty();
        assertThat(loaded.of("java.net.http.")).isEmpty();
        assertThat(loaded.of("org.exposureagent.collector.")).isEmpty();
    }
}

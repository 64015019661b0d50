package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application can see of the agent: nothing. */
class IsolationIT {

    @TempDir
    private Path folder;

    @EachJdk
    void agent_isFoundThroughNoLoader(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        HiddenNames hidden = HiddenNames.ofAgent();
        assertThat(hidden.classes())
                .contains(
                        "net.bytebuddy.ByteBuddy",
                        "com.fasterxml.jackson.core.JsonFactory",
                        "org.slf4j.LoggerFactory",
                        "org.exposureagent.core.agent.Agent",
                        "org.exposureagent.integrations.Integration");

        Run run = intruder(hidden, List.of()).apply(jdk);

        // the one class that woven code calls, which no application has a reason to look for
        assertThat(run.stdout().lines().distinct())
                .as(run.toString())
                .containsExactly("class java.lang.ExposureDispatcher");
        assertThat(run.stderr()).isEmpty();
        assertThat(Exposures.into(folder).read()).hasSize(1);
    }

    /** Else the test above would pass because its program cannot find anything. */
    @Test
    void intruder_findsWhatIsNotHidden() throws IOException {
        HiddenNames hidden = HiddenNames.ofAgent();
        List<Path> libraries = List.of(Library.of(JsonFactory.class), Library.of(ObjectMapper.class));

        Run run = intruder(hidden, libraries).apply(Jdk.running());

        assertThat(run.stdout())
                .contains(
                        "class com.fasterxml.jackson.core.JsonFactory",
                        "!/com/fasterxml/jackson/core/JsonFactory.class",
                        "!/META-INF/services/com.fasterxml.jackson.core.JsonFactory");
    }

    @EachJdk
    void application_seesNeitherLoadersNorPropertiesNorOpenPackages(String which) {
        Jdk jdk = Jdk.require(which);
        Program program = Program.of("guest", "flags");
        Exposures exposures = Exposures.into(folder);

        Run run = Jvm.of(jdk)
                .agent(exposures.options())
                .main("app.Main", List.of(program.compile(folder.resolve("classes"))))
                .run();

        assertThat(run.stdout().lines()).as(run.toString()).last().isEqualTo("looked");
        assertThat(run.stdout().lines().distinct()).containsExactly("thread daemon=true loader=null", "looked");
        assertThat(exposures.read()).containsExactlyElementsOf(program.exposures());
    }

    private JvmRun intruder(HiddenNames hidden, List<Path> libraries) throws IOException {
        Path classes = Program.of("intruder", "flags").compile(folder.resolve("classes"));
        Path names = Files.write(folder.resolve("classes.txt"), hidden.classes());
        Path resources = Files.write(folder.resolve("resources.txt"), hidden.resources());
        List<Path> classPath =
                Stream.concat(Stream.of(classes), libraries.stream()).toList();
        return jdk -> Jvm.of(jdk)
                .agent(Exposures.into(folder).options())
                .main("app.Main", classPath, names.toString(), resources.toString())
                .run();
    }

    private interface JvmRun {
        Run apply(Jdk jdk);
    }
}

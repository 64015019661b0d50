package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;

/**
 * An application that calls a flag SDK as its arguments say.
 *
 * @param jdk compiles and runs it: that of the tests cannot read class files of newer ones
 * @param points its points file
 */
record SdkApplication(Jdk jdk, List<Path> classPath, Path points) {

    private static final String SUBJECTS = "several subjects in one process, set subject=request";

    /** Compiles a program, in whose folder a points file lies too; {@code classes} gets its classes. */
    static SdkApplication of(Jdk jdk, String program, Path classes, List<Path> libraries) {
        List<String> javac = List.of(
                jdk.program("javac").toString(),
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                joined(libraries),
                Program.points(program).resolveSibling("Application.java").toString());
        Run compiled = Run.of(new ProcessBuilder(javac), Duration.ofSeconds(60));
        assertThat(compiled.exitCode()).as(compiled::toString).isZero();
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(classes);
        return new SdkApplication(jdk, List.copyOf(classPath), Program.points(program));
    }

    /**
     * Runs it with the agent, and without, which must print the same.
     *
     * @param data gets the pings
     * @return the events, as {@link Told} spells them
     */
    List<String> told(Path data, String... arguments) {
        return told(options(data), data, arguments);
    }

    /** The same with other options than {@link #options}. */
    List<String> told(AgentOptions options, Path data, String... arguments) {
        Run run = run(Jvm.of(jdk).agent(options), arguments);
        assertThat(run.stdout())
                .as(run::toString)
                .isEqualTo(run(Jvm.of(jdk), arguments).stdout());
        Path file = data.resolve("pings.jsonl");
        return Told.of(Files.exists(file) ? Pings.inFile(file) : new Pings(List.of()));
    }

    AgentOptions options(Path data) {
        return AgentOptions.none().with("app.id", "shop").with("data.dir", data).with("points", points);
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Run run(Jvm jvm, String... arguments) {
        Run run = jvm.main("Application", classPath, arguments).run();
        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.errors())
                .as(run::toString)
                .noneMatch(line -> line.startsWith("[exposure-agent]") && !line.endsWith(SUBJECTS));
        return run;
    }
}

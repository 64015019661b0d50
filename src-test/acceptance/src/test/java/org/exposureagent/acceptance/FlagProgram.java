package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;

/**
 * An application with a real flag SDK. Each run is a new user: it gets a data directory of its own.
 *
 * @param first arguments before those of a run
 */
record FlagProgram(List<Path> classPath, String mainClass, List<String> first) {

    /** What a run with the agent left: its events as {@link Told} writes them, and the lines that the agent wrote. */
    record Outcome(List<String> events, List<String> agentSaid) {}

    /** Compiles folders of {@code programs} against these libraries. */
    static FlagProgram compile(Path classes, List<Path> libraries, String mainClass, String... folders) {
        List<Path> classPath = new ArrayList<>(libraries);
        classPath.add(Program.of(folders).compile(classes, libraries.toArray(new Path[0])));
        return new FlagProgram(List.copyOf(classPath), mainClass, List.of());
    }

    FlagProgram with(Path file) {
        return new FlagProgram(classPath, mainClass, List.of(file.toString()));
    }

    /** Another class of it. */
    FlagProgram main(String other) {
        return new FlagProgram(classPath, other, first);
    }

    /**
     * Runs it with the agent, and without.
     *
     * @throws AssertionError when the application got anything else than without the agent
     */
    Outcome run(Jdk jdk, Path data, AgentOptions options, String... steps) {
        Run run = jvm(jdk, steps).agent(options.with("data.dir", data)).run();
        Run alone = jvm(jdk, steps).run();
        assertThat(alone.exitCode()).as(alone::toString).isZero();
        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stdout()).as(run::toString).isEqualTo(alone.stdout());
        Path pings = data.resolve("pings.jsonl");
        return new Outcome(
                Files.exists(pings) ? Told.of(Pings.inFile(pings)) : List.of(),
                run.errors().stream()
                        .filter(line -> line.startsWith("[exposure-agent]"))
                        .toList());
    }

    private Jvm jvm(Jdk jdk, String... steps) {
        String[] arguments = Stream.concat(first.stream(), Stream.of(steps)).toArray(String[]::new);
        return Jvm.of(jdk).main(mainClass, classPath, arguments);
    }
}

package org.exposureagent.acceptance.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM to be started, with or without the agent. Each method returns this. */
public final class Jvm {

    private final Jdk jdk;
    private final List<String> outer = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();
    private final List<String> program = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder = Project.root();
    private Duration limit = Duration.ofSeconds(60);

    private Jvm(Jdk jdk) {
        this.jdk = jdk;
    }

    public static Jvm of(Jdk jdk) {
        return new Jvm(jdk);
    }

    /** Attaches the agent; twice attaches it twice. */
    public Jvm agent(AgentOptions options) {
        return flags(options.flag());
    }

    /** Flags of the JVM, in the order of the command line. */
    public Jvm flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** One variable more; those that would change a JVM or the agent are not inherited from the tests. */
    public Jvm env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Where it runs; the project's root unless said. */
    public Jvm in(Path workingDirectory) {
        folder = workingDirectory;
        return this;
    }

    /** Runs it by a program that gets the command as further arguments, such as a shell that sets limits. */
    public Jvm under(String... programAndArguments) {
        outer.addAll(List.of(programAndArguments));
        return this;
    }

    /** How long it may run before it is killed and the test fails; 60 s unless said. */
    public Jvm limit(Duration time) {
        limit = time;
        return this;
    }

    /** Runs a jar's main class. */
    public Jvm jar(Path jar, String... arguments) {
        return program(List.of("-jar", jar.toString()), arguments);
    }

    /** Runs a class from a class path. */
    public Jvm main(String mainClass, List<Path> classPath, String... arguments) {
        return program(List.of("-cp", joined(classPath), mainClass), arguments);
    }

    /** Runs {@code module/class} from a module path. */
    public Jvm module(String moduleAndClass, List<Path> modulePath, String... arguments) {
        return program(List.of("--module-path", joined(modulePath), "--module", moduleAndClass), arguments);
    }

    /** Runs it to its end. */
    public Run run() {
        return Run.of(builder(), limit);
    }

    /**
     * Starts it, for a test that ends it.
     *
     * @param stdout file that gets what it writes, also when it is killed
     * @param stderr likewise
     */
    public Process start(Path stdout, Path stderr) {
        try {
            return builder()
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + program, e);
        }
    }

    private ProcessBuilder builder() {
        List<String> command = Stream.of(outer, List.of(jdk.program("java").toString()), flags, program)
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("EXPOSURE_")
                        || name.equals("JAVA_TOOL_OPTIONS")
                        || name.equals("JDK_JAVA_OPTIONS"));
        variables.putAll(environment);
        return builder;
    }

    private Jvm program(List<String> start, String... arguments) {
        program.clear();
        program.addAll(start);
        program.addAll(List.of(arguments));
        return this;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

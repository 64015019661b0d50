package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Pings among what the application prints. */
class StdoutSinkIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int THREADS = 4;
    private static final int LINES = 300;
    private static final int EVENTS = 1 + THREADS * LINES / 30;

    @TempDir
    private static Path classes;

    @TempDir
    private Path data;

    private AgentOptions options = AgentOptions.none();

    @BeforeAll
    static void compile() {
        Program.of("chatty").compile(classes);
    }

    @BeforeEach
    void options() {
        options = AgentOptions.none()
                .with("app.id", "shop")
                .with("sink", "stdout")
                .with("exposure.mode", "every")
                .with("ping.max-events", 1)
                .with("shutdown.timeout", "PT20S")
                .with("data.dir", data)
                .with("points", Program.points("chatty"));
    }

    @EachJdk
    void line_isWholeAndSoAreThoseOfTheApplication(String which) {
        Run run = jvm(Jdk.require(which)).run();

        assertThat(run.exitCode()).as(run::toString).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout().lines().filter(line -> line.startsWith("line")))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, THREADS)
                        .boxed()
                        .flatMap(thread -> IntStream.range(0, LINES)
                                .mapToObj(i -> "line " + i + " of thread " + thread + " " + "x".repeat(i)))
                        .toList());
        assertThat(run.stdout().lines().filter(line -> !line.startsWith("line") && !line.isEmpty()))
                .hasSize(EVENTS)
                .allSatisfy(line -> assertThat(
                                json(json(line).at("/Fields/payload").asText()).get("events"))
                        .hasSize(1));
    }

    @EachJdk
    void line_isOneOfItsOwnAfterHalfALine(String which) {
        Run run = jvm(Jdk.require(which), "half").run();

        List<String> lines = run.stdout().lines().toList();
        assertThat(lines).first().isEqualTo("half a line");
        assertThat(json(lines.get(1)).at("/Fields/document_namespace").asText()).isEqualTo("shop");
        assertThat(lines).hasSize(2);
    }

    /** The pipe is full before the application has read its features, and nobody reads it. */
    @EachJdk
    void stdoutThatNobodyReads_keepsTheApplicationFromNothingAndTheNextRunGoesOn(String which)
            throws IOException, InterruptedException {
        Jdk jdk = Jdk.require(which);
        Path errors = data.resolve("errors");
        Process process = new ProcessBuilder(
                        jdk.program("java").toString(),
                        options.with("shutdown.timeout", "PT1S").flag(),
                        "-cp",
                        classes.toString(),
                        "app.Main",
                        "silent")
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(errors));
        }
        String inPipe = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        Run next = jvm(jdk, "half").run();

        assertThat(process.exitValue()).isZero();
        assertThat(errors).content().contains("not delivered");
        assertThat(documents(inPipe)).hasSizeLessThan(LINES);
        assertThat(Stream.concat(documents(inPipe).stream(), documents(next.stdout()).stream())
                        .distinct())
                .hasSize(1 + LINES);
    }

    /** The ids of whole lines of ours. */
    private static List<String> documents(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}}"))
                .map(line -> json(line).at("/Fields/document_id").asText())
                .toList();
    }

    private Jvm jvm(Jdk jdk, String... arguments) {
        return Jvm.of(jdk).agent(options).main("app.Main", List.of(classes), arguments);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}

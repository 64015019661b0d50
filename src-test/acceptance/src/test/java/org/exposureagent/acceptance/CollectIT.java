package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar exposure-agent.jar collect}, as a developer uses it. */
@Timeout(120)
class CollectIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @EachJdk
    void collect_printsAndStoresWhatTheShopSends(String which) throws Exception {
        Jdk jdk = Jdk.require(which);
        Path stored = folder.resolve("stored");
        Process collector = collect(jdk, "--port", "0", "--dir", stored.toString());
        try (BufferedReader out = collector.inputReader()) {
            String listening = out.readLine();
            assertThat(listening).matches("Listening on http://127\\.0\\.0\\.1:\\d+, storing in .*stored");
            String endpoint = listening.replaceFirst("Listening on (\\S+), .*", "$1");

            Run shop = visit(jdk, "http", endpoint);
            collector.toHandle().destroy(); // SIGTERM: a build in the background has its children ignore SIGINT
            assertThat(collector.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            List<String> lines = out.lines().toList();

            assertThat(shop.stderr()).as(shop.toString()).isEmpty();
            Pings pings = pingsIn(stored);
            int count = pings.all().size();
            assertThat(lines).hasSize(count + 1).last().isEqualTo(count + " stored, 0 sent again, 0 with problems");
            assertThat(lines.subList(0, count)).allMatch(line -> line.startsWith("ok shop/events #"));
            assertThat(lines)
                    .anyMatch(line -> line.contains("enrollment checkout-test/treatment"))
                    .anyMatch(line -> line.contains("exposure checkout-test/treatment/new-checkout"));
            visit(jdk, "file", "");
            assertThat(pings.events())
                    .extracting(PingEvent::said)
                    .containsExactlyInAnyOrderElementsOf(
                            Pings.inFile(folder.resolve("file/pings.jsonl")).events().stream()
                                    .map(PingEvent::said)
                                    .toList());
            assertThat(folder.resolve("errors")).isEmptyFile();
        } finally {
            collector.destroyForcibly();
        }
    }

    @EachJdk
    void portThatIsTaken_isSaidInOneLine(String which) throws IOException {
        Jdk jdk = Jdk.require(which);

        Run run;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            run = Jvm.of(jdk)
                    .in(folder)
                    .jar(Project.agentJar(), "collect", "--port", Integer.toString(taken.getLocalPort()))
                    .run();
        }

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("collect: cannot listen on this port (Address already in use");
    }

    @EachJdk
    void folderThatCannotBe_isSaidInOneLine(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        Path file = Files.createFile(folder.resolve("a-file"));

        Run run = Jvm.of(jdk)
                .jar(Project.agentJar(), "collect", "--port", "0", "--dir", file.toString())
                .run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("collect: ")
                .contains(file.toString());
    }

    @EachJdk
    void wrongArgument_isSaidWithTheUsage(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = Jvm.of(jdk).jar(Project.agentJar(), "collect", "--prot", "1").run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "collect: unknown argument '--prot'",
                        "usage: java -jar exposure-agent.jar collect [--port 8080] [--dir collected-pings]");
    }

    private Process collect(Jdk jdk, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                jdk.program("java").toString(),
                                "-jar",
                                Project.agentJar().toString(),
                                "collect"),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder.start();
    }

    private Run visit(Jdk jdk, String data, String endpoint) {
        AgentOptions options = AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", folder.resolve(data))
                .with("points", Project.shopPoints());
        return Jvm.of(jdk)
                .agent(endpoint.isEmpty() ? options : options.with("endpoint", endpoint))
                .jar(Project.shopJar())
                .run();
    }

    /** Each file is a line as the file sink writes it. */
    private Pings pingsIn(Path stored) throws IOException {
        Path all = folder.resolve("all.jsonl");
        try (Stream<Path> files = Files.list(stored)) {
            StringBuilder lines = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                lines.append(Files.readString(file));
            }
            Files.writeString(all, lines);
        }
        return Pings.inFile(all);
    }
}

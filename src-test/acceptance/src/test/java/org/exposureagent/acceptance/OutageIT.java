package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.kiosk.Kiosk;
import org.exposureagent.collector.Collector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What was not delivered waits in the data directory, which several runs share, one after the other or at once. */
class OutageIT {

    private static final int AT_ONCE = 2;

    private static final AtomicInteger RUNS = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Kiosk kiosk;

    @BeforeAll
    static void build() {
        kiosk = Kiosk.in(folder);
    }

    @EachJdk
    void serverDown_nextRunDeliversBothRunsInOrderWithTheFirstDocumentIds(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        String name = newName();
        String nobody = "http://127.0.0.1:" + freePort();
        Run first = kiosk.on(jdk).agent(options(name).with("endpoint", nobody)).run();
        List<String> waiting = documentsIn(kiosk.data(name).resolve("pending"));

        Pings received;
        Run second;
        try (Collector receiver = Collector.start()) {
            second = kiosk.on(jdk)
                    .agent(options(name).with("endpoint", receiver.endpoint()))
                    .run();
            received = Pings.received(receiver.submissions());
        }

        assertThat(first.errors())
                .as(first.toString())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("[exposure-agent] WARN "));
        assertThat(second.errors()).as(second.toString()).isEmpty();
        assertThat(waiting).hasSize(2);
        assertThat(received.all())
                .extracting(ping -> ping.documentId())
                .hasSize(3)
                .startsWith(waiting.toArray(String[]::new));
        assertThat(received.all()).extracting(ping -> ping.seq()).containsExactly(0, 1, 2);
        assertThat(received.events()).extracting(PingEvent::name).containsExactly("enrollment", "exposure", "exposure");
        assertThat(documentsIn(kiosk.data(name).resolve("pending"))).isEmpty();
    }

    @EachJdk
    void severalJvmsAtOnce_sendOneEnrollmentAndNothingTwice(String which) {
        Jdk jdk = Jdk.require(which);
        String name = newName();

        Pings received;
        try (Collector receiver = Collector.start()) {
            List<Run> runs = atOnce(
                    jdk, options(name).with("endpoint", receiver.endpoint()).with("shutdown.timeout", "PT20S"));
            assertThat(runs)
                    .allSatisfy(
                            run -> assertThat(run.errors()).as(run.toString()).isEmpty());
            received = Pings.received(receiver.submissions());
        }

        assertOneClient(received);
    }

    @EachJdk
    void severalJvmsAtOnce_writeOneFile(String which) {
        Jdk jdk = Jdk.require(which);
        String name = newName();

        List<Run> runs = atOnce(jdk, options(name).with("shutdown.timeout", "PT20S"));

        assertThat(runs)
                .allSatisfy(run -> assertThat(run.errors()).as(run.toString()).isEmpty());
        assertOneClient(kiosk.pings(name));
    }

    private static void assertOneClient(Pings pings) {
        assertThat(pings.events("enrollment")).hasSize(1);
        assertThat(pings.exposures()).hasSize(AT_ONCE).containsOnly(Kiosk.EXPOSED);
        assertThat(pings.all()).extracting(ping -> ping.documentId()).doesNotHaveDuplicates();
        assertThat(pings.all()).extracting(ping -> ping.seq()).doesNotHaveDuplicates();
        assertThat(pings.all())
                .extracting(
                        ping -> ping.body().get("client_info").get("client_id").textValue())
                .containsOnly(pings.all()
                        .get(0)
                        .body()
                        .get("client_info")
                        .get("client_id")
                        .textValue());
    }

    /** Each of a ping an event. */
    private static AgentOptions options(String name) {
        return kiosk.options(name).with("ping.max-events", 1);
    }

    private static List<Run> atOnce(Jdk jdk, AgentOptions options) {
        List<CompletableFuture<Run>> runs = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> kiosk.on(jdk).agent(options).run()))
                .collect(Collectors.toList());
        return runs.stream().map(CompletableFuture::join).toList();
    }

    private static String newName() {
        return "outage-" + RUNS.incrementAndGet();
    }

    /** The document ids of the pings in a folder, by name of their files. */
    private static List<String> documentsIn(Path pending) throws IOException {
        try (Stream<Path> files = Files.list(pending)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .map(file -> file.replaceFirst("^\\d+-[el]-(.*)\\.ping$", "$1"))
                    .toList();
        }
    }

    /** A port that nobody listens on: one that was just free. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

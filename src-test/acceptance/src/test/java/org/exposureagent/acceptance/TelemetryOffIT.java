package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.api.Telemetry;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry switched off and on: what the receiver gets, and what stays in the data directory. */
class TelemetryOffIT {

    /** Each argument is a step. */
    private static final String APPLICATION = """
            import static org.exposureagent.api.Experiments.*;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.concurrent.atomic.AtomicBoolean;
            import java.util.concurrent.locks.LockSupport;
            import org.exposureagent.api.Telemetry;

            public class Application {
                public static void main(String[] steps) throws Exception {
                    for (String step : steps) {
                        switch (step) {
                            case "enroll" -> enroll("checkout-test", "treatment", "new-checkout");
                            case "expose" -> recordExposure("new-checkout");
                            case "off" -> Telemetry.off();
                            case "off-me" -> Telemetry.off("me");
                            case "on" -> Telemetry.on();
                            case "churn" -> churn();
                            case "tell" -> System.out.println("so far");
                            case "wait" -> System.in.read();
                            default -> throw new IllegalArgumentException(step);
                        }
                    }
                    System.out.println("done");
                }

                /** Hooks on four threads, while another one switches. */
                static void churn() throws Exception {
                    AtomicBoolean over = new AtomicBoolean();
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        Thread thread = new Thread(() -> {
                            while (!over.get()) {
                                enroll("checkout-test", "treatment", "new-checkout");
                                recordExposure("new-checkout");
                                LockSupport.parkNanos(50_000);
                            }
                        });
                        threads.add(thread);
                        thread.start();
                    }
                    for (int i = 0; i < 20; i++) {
                        Thread.sleep(20);
                        Telemetry.off();
                        Thread.sleep(i % 3);
                        Telemetry.on();
                    }
                    Telemetry.off();
                    over.set(true);
                    for (Thread thread : threads) {
                        thread.join();
                    }
                }
            }
            """;

    private static final String NOBODY = "http://127.0.0.1:1";

    private static final String[] OF_A_STAY = {
        "enrollment checkout-test/treatment",
        "exposure checkout-test/treatment new-checkout",
        "unenrollment checkout-test/treatment telemetry-disabled"
    };

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Path api;
    private Path classes;

    @BeforeEach
    void compile() {
        api = Library.of(Telemetry.class);
        classes = JavaSource.release(17).classPath(List.of(api)).compile(folder.resolve("classes"), APPLICATION);
    }

    @EachJdk
    void off_endsEachStayAndAsksForDeletionAndNothingIsRecordedAnyMore(String which) {
        Jdk jdk = Jdk.require(which);

        Run run;
        List<Submission> submissions;
        try (Collector receiver = Collector.start()) {
            run = on(jdk, options(receiver.endpoint()), "enroll", "expose", "off", "expose", "enroll", "expose");
            submissions = receiver.submissions();
        }

        assertThat(run.stdout()).as(run.toString()).isEqualTo("done\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(submissions).allSatisfy(each -> assertThat(each.problems()).isEmpty());
        Pings pings = Pings.received(submissions);
        assertThat(Told.of(pings)).containsExactly(OF_A_STAY);
        assertAnnotated(pings);
        assertThat(clients(pings)).hasSize(1);
        assertDeletion(last(pings), "set_upload_enabled");
        assertNothingIsLeft(pings);
    }

    @Test
    void on_isAnotherClientWhoseStaysBeginAnew() {
        Run run;
        Pings pings;
        try (Collector receiver = Collector.start()) {
            run = on(options(receiver.endpoint()), "enroll", "expose", "off", "on", "expose", "enroll", "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(run.stderr()).as(run.toString()).isEmpty();
        int deletion = names(pings).indexOf("deletion-request");
        Pings before = new Pings(pings.all().subList(0, deletion));
        Pings after = new Pings(pings.all().subList(deletion + 1, pings.all().size()));
        assertThat(Told.of(before)).containsExactly(OF_A_STAY);
        assertThat(clients(before)).containsExactly(client(pings.all().get(deletion)));
        assertThat(Told.of(after)).containsExactly(OF_A_STAY[0], OF_A_STAY[1]);
        assertThat(clients(after)).hasSize(1).doesNotContainAnyElementsOf(clients(before));
        assertThat(after.all().get(0).seq()).isZero();
        assertThat(stored()).doesNotContain(client(pings.all().get(deletion))).contains(client(last(pings)));
    }

    @Test
    void offWhileTheReceiverIsDown_leavesTheDeletionRequestOnlyWhichALaterRunDelivers() throws IOException {
        Run down = on(options(NOBODY), "enroll", "expose", "off", "expose");
        List<Path> waiting = files("pending");
        String left = stored();
        Run next;
        Pings pings;
        try (Collector receiver = Collector.start()) {
            next = on(options(receiver.endpoint()), "enroll", "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(down.errors())
                .as(down.toString())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("[exposure-agent] WARN "));
        assertThat(waiting).hasSize(1);
        assertThat(left)
                .contains("deletion-request")
                .doesNotContain("nimbus_events")
                .doesNotContain("checkout-test");
        assertThat(next.stderr()).as(next.toString()).isEmpty();
        assertThat(pings.all()).hasSize(1);
        assertDeletion(last(pings), "set_upload_enabled");
        assertThat(waiting.get(0).getFileName().toString()).contains(last(pings).documentId());
        assertNothingIsLeft(pings);
    }

    @Test
    void off_holdsOverRunsUntilItIsSwitchedOn() {
        Pings first;
        Pings second;
        Pings third;
        try (Collector receiver = Collector.start()) {
            AgentOptions options = options(receiver.endpoint());
            on(options, "enroll", "off");
            int sent = receiver.submissions().size();
            on(options, "enroll", "expose");
            int more = receiver.submissions().size();
            on(options, "on", "enroll", "expose");
            List<Submission> all = receiver.submissions();
            first = Pings.received(all.subList(0, sent));
            second = Pings.received(all.subList(sent, more));
            third = Pings.received(all.subList(more, all.size()));
        }

        assertDeletion(last(first), "set_upload_enabled");
        assertThat(second.all()).isEmpty();
        assertThat(Told.of(third)).containsExactly(OF_A_STAY[0], OF_A_STAY[1]);
        assertThat(third.all().get(0).seq()).isZero();
        assertThat(clients(third)).hasSize(1).doesNotContainAnyElementsOf(clients(first));
    }

    @Test
    void offForTheSubjectOfTheProcess_isOffForAll() {
        Pings pings;
        try (Collector receiver = Collector.start()) {
            on(options(receiver.endpoint()), "enroll", "expose", "off-me", "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(Told.of(pings)).containsExactly(OF_A_STAY);
        assertDeletion(last(pings), "set_upload_enabled");
    }

    @Test
    void stayOfAnEarlierRun_endsTooWithItsAnnotation() {
        Pings pings;
        try (Collector receiver = Collector.start()) {
            AgentOptions options = options(receiver.endpoint());
            on(options, "enroll", "expose");
            on(options, "off");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(Told.of(pings)).containsExactly(OF_A_STAY);
        assertAnnotated(pings);
        assertDeletion(last(pings), "set_upload_enabled");
        assertNothingIsLeft(pings);
    }

    @Test
    void offAtStart_asksOnceForDeletionOfTheClientOfEarlierRuns() {
        Run off;
        Run again;
        Pings before;
        Pings asked;
        Pings after;
        Path log = folder.resolve("classes.log");
        try (Collector receiver = Collector.start()) {
            AgentOptions options = options(receiver.endpoint());
            on(options, "enroll", "expose");
            int sent = receiver.submissions().size();
            off = application(Jdk.running(), options.with("upload.enabled", false), "enroll", "expose")
                    .flags(LoadedClasses.flag(log))
                    .run();
            again = on(options.with("upload.enabled", false), "enroll", "expose", "on", "expose");
            int more = receiver.submissions().size();
            before = Pings.received(receiver.submissions().subList(0, sent));
            asked = Pings.received(receiver.submissions().subList(sent, more));
            assertNothingIsLeft(before);
            on(options, "enroll", "expose");
            after = Pings.received(
                    receiver.submissions().subList(more, receiver.submissions().size()));
        }

        assertThat(off.stdout()).as(off.toString()).isEqualTo("done\n");
        assertThat(off.stderr()).isEmpty();
        assertThat(LoadedClasses.in(log).of("net.bytebuddy.")).isEmpty();
        assertThat(again.stderr()).as(again.toString()).isEmpty();
        assertThat(asked.all()).hasSize(1);
        assertDeletion(last(asked), "at_init");
        assertThat(clients(asked)).isEqualTo(clients(before));
        assertThat(Told.of(after)).containsExactly(OF_A_STAY[0], OF_A_STAY[1]);
        assertThat(clients(after)).hasSize(1).doesNotContainAnyElementsOf(clients(before));
        assertThat(after.all().get(0).seq()).isZero();
    }

    @Test
    void offAtStart_whileTheReceiverIsDown_isDeliveredByALaterRunThatIsOffToo() throws IOException {
        on(options(NOBODY), "enroll", "expose");
        AgentOptions off = options(NOBODY).with("upload.enabled", false);
        on(off, "enroll");
        List<Path> waiting = files("pending");
        String left = stored();

        Pings pings;
        try (Collector receiver = Collector.start()) {
            on(off.with("endpoint", receiver.endpoint()), "enroll");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(waiting).hasSize(1);
        assertThat(left).contains("at_init").doesNotContain("nimbus_events").doesNotContain("checkout-test");
        assertThat(pings.all()).hasSize(1);
        assertDeletion(last(pings), "at_init");
        assertNothingIsLeft(pings);
    }

    @Test
    void offAtStart_withoutAClientOfEarlierRuns_isNothing() {
        Path log = folder.resolve("classes.log");

        Run run = application(Jdk.running(), options(NOBODY).with("upload.enabled", false), "enroll", "expose")
                .flags(LoadedClasses.flag(log))
                .run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("done\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(loaded.names()).contains("org.exposureagent.core.agent.OffAtStart");
        assertThat(loaded.of("org.exposureagent.core.upload.")).isEmpty();
        assertThat(loaded.of("net.bytebuddy.")).isEmpty();
    }

    @Test
    void anotherProcessThatIsOn_sendsNothingMoreOnceTheClientIsOver() throws Exception {
        Path errors = folder.resolve("errors");
        Pings pings;
        try (Collector receiver = Collector.start()) {
            AgentOptions options = options(receiver.endpoint()).with("ping.max-events", 1);
            Process other = application(Jdk.running(), options, "enroll", "wait", "expose", "wait")
                    .start(folder.resolve("out"), errors);
            try {
                receiver.await(1);
                on(options.with("upload.enabled", false), "expose");
                other.getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
                other.getOutputStream().flush();
                Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(errors), text -> !text.isEmpty());
                other.getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
                other.getOutputStream().flush();
                assertThat(other.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                other.destroyForcibly();
            }
            pings = Pings.received(receiver.submissions());
        }

        assertThat(Files.readAllLines(errors))
                .singleElement()
                .asString()
                .startsWith("[exposure-agent] INFO another process")
                .contains("switched telemetry off");
        assertThat(Told.of(pings)).containsExactly(OF_A_STAY[0]);
        assertDeletion(last(pings), "at_init");
        assertNothingIsLeft(pings);
    }

    @Test
    void deathWhileTheLastAttemptIsMade_isCompletedByTheNextRun() throws Exception {
        try (Collector hanging = Collector.start(Answer.of(200).after(Duration.ofMinutes(5)))) {
            Process dies = application(
                            Jdk.running(),
                            options(hanging.endpoint()).with("shutdown.timeout", "PT5M"),
                            "enroll",
                            "expose",
                            "off",
                            "wait")
                    .start(folder.resolve("out"), folder.resolve("err"));
            try {
                hanging.await(1);
            } finally {
                dies.destroyForcibly().waitFor();
            }
        }

        Pings pings;
        try (Collector receiver = Collector.start()) {
            on(options(receiver.endpoint()), "enroll", "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(pings.all()).hasSize(1);
        assertDeletion(last(pings), "set_upload_enabled");
        assertNothingIsLeft(pings);
    }

    @Test
    void deathAfterItIsOnAgain_losesNothingOfTheNewClient() throws Exception {
        Pings pings;
        try (Collector receiver = Collector.start()) {
            Path said = folder.resolve("said");
            Process dies = application(
                            Jdk.running(),
                            options(receiver.endpoint()),
                            "enroll",
                            "off",
                            "on",
                            "enroll",
                            "expose",
                            "tell",
                            "wait")
                    .start(said, folder.resolve("err"));
            try {
                Awaitility.await().atMost(PATIENCE).until(() -> Files.readString(said), text -> !text.isEmpty());
                receiver.await(2);
            } finally {
                dies.destroyForcibly().waitFor();
            }
            on(options(receiver.endpoint()), "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(Told.of(pings)).containsExactly(OF_A_STAY[0], OF_A_STAY[2], OF_A_STAY[0], OF_A_STAY[1]);
        assertThat(clients(pings)).hasSize(2);
        assertThat(last(pings).seq()).isZero();
    }

    @Test
    void receiverThatHangs_neitherKeepsTheCallerNorTheDeletionRequest() {
        Run run;
        try (Collector hanging = Collector.start(Answer.of(200).after(Duration.ofMinutes(5)))) {
            run = application(
                            Jdk.running(),
                            options(hanging.endpoint()).with("shutdown.timeout", "PT1S"),
                            "enroll",
                            "expose",
                            "off")
                    .limit(PATIENCE)
                    .run();
        }
        Pings pings;
        try (Collector receiver = Collector.start()) {
            on(options(receiver.endpoint()), "enroll", "expose");
            pings = Pings.received(receiver.submissions());
        }

        assertThat(run.stdout()).as(run.toString()).isEqualTo("done\n");
        assertThat(pings.all()).hasSize(1);
        assertDeletion(last(pings), "set_upload_enabled");
        assertNothingIsLeft(pings);
    }

    @Test
    void switchedManyTimesUnderLoad_eachClientEndsWithItsDeletionRequest() {
        Run run;
        List<Submission> submissions;
        try (Collector receiver = Collector.start()) {
            AgentOptions options = options(receiver.endpoint())
                    .with("upload.rate", "100000/1s")
                    .with("shutdown.timeout", "PT60S")
                    .with("exposure.mode", "every");
            run = on(options, "churn");
            submissions = receiver.submissions();
        }

        assertThat(run.stdout()).as(run.toString()).isEqualTo("done\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(submissions).allSatisfy(each -> assertThat(each.problems()).isEmpty());
        Pings all = Pings.received(submissions);
        assertThat(clients(all)).hasSizeGreaterThan(10).allSatisfy(client -> {
            Pings of = new Pings(all.all().stream()
                    .filter(ping -> client(ping).equals(client))
                    .toList());
            assertThat(names(of)).endsWith("deletion-request").containsOnlyOnce("deletion-request");
            assertThat(of.all().get(0).seq()).isZero();
            assertThat(of.events("enrollment")).hasSize(1);
            assertThat(of.events("unenrollment")).hasSize(1);
            assertAnnotated(of);
        });
        assertNothingIsLeft(all);
    }

    private static void assertAnnotated(Pings pings) {
        assertThat(pings.events())
                .allSatisfy(event -> assertThat(event.annotation()).isNotNull());
    }

    private static void assertDeletion(Ping ping, String reason) {
        assertThat(name(ping)).isEqualTo("deletion-request");
        assertThat(ping.reason()).isEqualTo(reason);
        assertThat(ping.seq()).isZero();
        assertThat(ping.annotations()).isEmpty();
        assertThat(ping.body().has("events")).isFalse();
        assertThat(client(ping)).isNotEmpty();
        Schema.glean().assertValid(ping.body());
    }

    /** Of these clients, and of any event. */
    private void assertNothingIsLeft(Pings of) {
        assertThat(files("pending")).isEmpty();
        assertThat(files("journal")).isEmpty();
        assertThat(stored())
                .contains("exposure-agent state 1")
                .doesNotContain("checkout-test")
                .doesNotContain(clients(of).toArray(String[]::new));
    }

    private static List<String> names(Pings pings) {
        return pings.all().stream().map(TelemetryOffIT::name).toList();
    }

    private static String name(Ping ping) {
        return ping.path().split("/", -1)[3];
    }

    private static List<String> clients(Pings pings) {
        return pings.all().stream().map(TelemetryOffIT::client).distinct().toList();
    }

    private static String client(Ping ping) {
        return ping.body().path("client_info").path("client_id").asText();
    }

    private static Ping last(Pings pings) {
        return pings.all().get(pings.all().size() - 1);
    }

    private AgentOptions options(String endpoint) {
        return AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", folder.resolve("data"))
                .with("endpoint", endpoint)
                .with("shutdown.timeout", "PT20S");
    }

    private Run on(AgentOptions options, String... steps) {
        return on(Jdk.running(), options, steps);
    }

    private Run on(Jdk jdk, AgentOptions options, String... steps) {
        return application(jdk, options, steps).run();
    }

    private Jvm application(Jdk jdk, AgentOptions options, String... steps) {
        return Jvm.of(jdk).agent(options).main("Application", List.of(classes, api), steps);
    }

    private List<Path> files(String below) {
        Path directory = folder.resolve("data").resolve(below);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the data directory says. */
    private String stored() {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.add(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", texts);
    }
}

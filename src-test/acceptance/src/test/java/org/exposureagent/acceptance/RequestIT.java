package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.PingEvent;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server: many users in one process, each call names its own. */
class RequestIT {

    private static final int USERS = 2_000;
    private static final int EXPERIMENTS = 3;

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        Program.of("request").compile(classes);
    }

    @EachJdk
    void userOfEachExperiment_isEnrolledAndExposedOnceWithTheBranchAsAnnotation(String which) {
        Run run = serve(Jdk.require(which), options());

        assertThat(run.stdout()).isEqualTo("served " + USERS + "\n");
        assertThat(run.errors()).singleElement().asString().contains("names no subject");
        Pings pings = pings();
        Map<String, Integer> counts = new HashMap<>();
        Set<String> enrolled = new HashSet<>();
        for (PingEvent event : pings.events()) {
            String stay = event.extra().get("nimbus_user_id") + " " + event.experiment();
            counts.merge(event.name(), 1, Integer::sum);
            assertThat(event.category()).isEqualTo("cirrus_events");
            assertThat(event.ping().annotations())
                    .isEqualTo(Map.of(
                            String.valueOf(event.experiment()),
                            new Ping.Annotation(String.valueOf(event.branch()), null)));
            if (event.name().equals("enrollment")) {
                assertThat(enrolled.add(stay)).as(stay).isTrue();
                assertThat(event.ping().path()).contains("/submit/shop/enrollment/1/");
            } else {
                assertThat(enrolled.contains(stay)).as(stay).isTrue();
                assertThat(event.ping().path()).contains("/submit/shop/events/1/");
            }
        }
        assertThat(counts)
                .isEqualTo(
                        Map.of("enrollment", USERS * EXPERIMENTS, "exposure", USERS * EXPERIMENTS, "unenrollment", 1));
        assertThat(pings.all()).allSatisfy(ping -> {
            assertThat(ping.body().at("/client_info/client_id").isMissingNode()).isTrue();
            assertThat(ping.body().at("/client_info/app_channel").asText()).isEqualTo("production");
        });
    }

    @Test
    void pingOfAServer_isValidByTheSchema() {
        Schema schema = Schema.glean();
        serve(Jdk.running(), options());

        assertThat(pings().all()).isNotEmpty().allSatisfy(ping -> schema.assertValid(ping.body()));
    }

    @Test
    void userOfOpenFeature_isTheOneOfTheEvaluation() throws IOException {
        Path[] libraries = Stream.of(OpenFeatureAPI.class, LoggerFactory.class, Experiments.class)
                .map(Library::of)
                .toArray(Path[]::new);
        List<Path> classPath = new ArrayList<>(List.of(libraries));
        classPath.add(
                Program.of("openfeature-base", "openfeature-scripted").compile(folder.resolve("classes"), libraries));

        Path noPoints = Files.writeString(folder.resolve("none.json"), "{\"points\": []}");

        Run run = Jvm.of(Jdk.running())
                .agent(options().with("points", noPoints))
                .main(
                        "Application",
                        classPath,
                        "feature=checkout;variant=a;subject=u1;reason=SPLIT;experiment=checkout-test",
                        "feature=checkout;variant=b;subject=u2;reason=SPLIT;experiment=checkout-test",
                        "feature=checkout;variant=a;subject=u1;reason=SPLIT;experiment=checkout-test",
                        "feature=checkout;variant=b;subject=u1;reason=SPLIT;experiment=checkout-test")
                .run();

        assertThat(run.stderr()).doesNotContain("[exposure-agent]");
        assertThat(pings().events())
                .extracting(event -> event.extra().get("nimbus_user_id") + " " + event.name() + " " + event.branch())
                .containsExactlyInAnyOrder(
                        "u1 enrollment a",
                        "u1 exposure a",
                        "u2 enrollment b",
                        "u2 exposure b",
                        "u1 unenrollment a",
                        "u1 enrollment b",
                        "u1 exposure b");
    }

    @Test
    void userWhoseIdMustNotBeSent_isHashedWithTheSalt() throws Exception {
        Path salt = Files.writeString(folder.resolve("salt"), "pepper");

        serve(Jdk.running(), options().with("subject.hash", "sha256:" + salt));

        byte[] digest = MessageDigest.getInstance("SHA-256").digest("pepperuser-7".getBytes(StandardCharsets.UTF_8));
        assertThat(pings().events())
                .extracting(event -> event.extra().get("nimbus_user_id"))
                .contains(HexFormat.of().formatHex(digest));
        assertThat(everything(folder.resolve("data"))).doesNotContain("user-7").doesNotContain("pepper");
    }

    @EachJdk
    void saltThatCannotBeRead_isToldAndNothingIsRecorded(String which) {
        Run run = serve(Jdk.require(which), options().with("subject.hash", "sha256:" + folder.resolve("none")));

        assertThat(run.stdout()).isEqualTo("served " + USERS + "\n");
        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("subject.hash (agent argument)", "none cannot be read", "nothing is recorded");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private AgentOptions options() {
        return AgentOptions.none()
                .with("app.id", "shop")
                .with("subject", "request")
                .with("data.dir", folder.resolve("data"))
                .with("shutdown.timeout", "PT20S")
                .with("points", Program.points("request"));
    }

    private static Run serve(Jdk jdk, AgentOptions options) {
        return Jvm.of(jdk)
                .agent(options)
                .main("app.Main", List.of(classes), Integer.toString(USERS), "4")
                .run();
    }

    private Pings pings() {
        return Pings.inFile(folder.resolve("data/pings.jsonl"));
    }

    /** All that lies in the directory, of one byte a character. */
    private static String everything(Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}

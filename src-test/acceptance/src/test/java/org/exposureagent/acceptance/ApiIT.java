package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.io.TempDir;

/** An application that says by itself who is in which experiment. */
class ApiIT {

    private static final String APPLICATION = """
            import static org.exposureagent.api.Experiments.*;

            public class Application {
                public static void main(String[] arguments) {
                    recordExposure("early");
                    enroll("checkout-test", "treatment", "new-checkout", "gift-wrap");
                    enrollAs("ranking-test", "control", "id-1", "ranking");
                    enrollRollout("images", "on", "fast-images");
                    enrollFailed("wrapping-test", "feature-conflict");
                    recordExposure("new-checkout");
                    recordExposure("new-checkout");
                    recordExposure("gift-wrap", "checkout-test");
                    recordExposure("ranking");
                    recordExposure("fast-images");
                    disqualify("ranking-test");
                    unenroll("checkout-test", "opted-out");
                    unenroll("images", null);
                    unenrollFailed("ranking-test", "not-enrolled");
                    enroll(null, "treatment", "x");
                    System.out.println("done");
                }
            }
            """;

    @TempDir
    Path folder;

    @EachJdk
    void callsOfTheApi_areEvents(String which) {
        Path api = Library.of(Experiments.class);
        Path classes = JavaSource.release(8).classPath(List.of(api)).compile(folder.resolve("classes"), APPLICATION);
        AgentOptions options = AgentOptions.none().with("app.id", "shop").with("data.dir", folder.resolve("data"));

        Run run = Jvm.of(Jdk.require(which))
                .agent(options)
                .main("Application", List.of(classes, api))
                .run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("done\n");
        assertThat(run.stderr()).isEmpty();
        Pings pings = Pings.inFile(folder.resolve("data/pings.jsonl"));
        assertThat(Told.of(pings))
                .containsExactly(
                        "enrollment checkout-test/treatment",
                        "enrollment ranking-test/control",
                        "enrollment images/on",
                        "enroll_failed wrapping-test feature-conflict",
                        "exposure checkout-test/treatment new-checkout",
                        "exposure checkout-test/treatment gift-wrap",
                        "exposure ranking-test/control ranking",
                        "disqualification ranking-test/control",
                        "unenrollment checkout-test/treatment opted-out",
                        "unenrollment images/on",
                        "unenroll_failed ranking-test not-enrolled");
        assertThat(pings.events("exposure").get(2).annotation())
                .isNotNull()
                .extracting(annotation -> annotation.enrollmentId())
                .isEqualTo("id-1");
    }
}

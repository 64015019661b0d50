package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * An SDK of a version whose shape is not known: not woven, one line, and the application as it is without the agent.
 */
class VersionShapeIT {

    private static final String CLIENT = "integration openfeature: dev.openfeature.sdk.OpenFeatureClient";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} on JDK {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "running | evaluateFlag             | it has no method evaluateFlag",
                "25      | evaluateFlag             | it has no method evaluateFlag",
                "running | createProviderEvaluation | it has no method createProviderEvaluation",
                "running | getReason                | step getReason(): dev.openfeature.sdk.FlagEvaluationDetails has"
                        + " no such member",
            })
    void renamedMember_keepsTheClassAsItIs(String which, String member, String reason) {
        Jdk jdk = Jdk.require(which);
        Path library = Library.copied("sdk-1.20.0");
        String otherName = member.substring(0, member.length() - 1) + "X";
        Path renamed = RenamedMembers.in(library, folder.resolve("sdk-9.0.0.jar"), member, otherName);
        Path classes = Program.of("openfeature").compile(folder.resolve("classes"), library);
        List<Path> classPath = List.of(renamed, Library.of(LoggerFactory.class), classes);
        Path data = folder.resolve("data");

        Run alone = Jvm.of(jdk).main("app.Main", classPath).run();
        Run run = Jvm.of(jdk)
                .agent(AgentOptions.none().with("data.dir", data))
                .main("app.Main", classPath)
                .run();

        assertThat(alone.exitCode()).as(alone.toString()).isZero();
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).isEqualTo(alone.stdout()).isNotEmpty();
        assertThat(run.errors())
                .filteredOn(line -> line.startsWith("[exposure-agent]"))
                .singleElement()
                .asString()
                .startsWith("[exposure-agent] WARN " + CLIENT + " is not woven, this version is not known: ")
                .endsWith(reason + " (sdk-9.0.0.jar)");
        assertThat(data.resolve("pings.jsonl")).doesNotExist();
    }
}

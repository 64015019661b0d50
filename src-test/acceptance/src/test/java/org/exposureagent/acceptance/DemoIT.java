package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.SourceExpectations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of a newcomer. */
class DemoIT {

    private static final Pattern ROW = Pattern.compile("(?m)^ +\\+\\d+ ms +(\\w+) +(\\S+) +(\\S+) +(\\S+) +(\\S+)$");

    /** Long enough for Maven, which runs when a source is newer than its jar. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @EachJdk
    void demo_printsTheShopsExposuresAndAnnotations(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = demo(jdk, "data, with a comma");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).contains("ranking-test/control (enrollment-32)", "fast-images/rollout");
        assertThat(rows(run))
                .filteredOn(row -> row.group(1).equals("exposure"))
                .extracting(row -> new Exposed(row.group(2), row.group(3), row.group(4)))
                .containsExactlyInAnyOrderElementsOf(
                        SourceExpectations.in(Project.shopSources()).exposures());
    }

    @EachJdk
    void demo_printsEachKindOfEvent(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = demo(jdk, "data");

        assertThat(rows(run))
                .as(run.toString())
                .extracting(row -> row.group(1))
                .contains(
                        "enrollment",
                        "enroll_failed",
                        "exposure",
                        "disqualification",
                        "unenrollment",
                        "unenroll_failed");
    }

    @Test
    void demo_saysWhereThePingsLie() {
        Jdk jdk = Jdk.running();

        Run run = demo(jdk, "data");

        Path pings = folder.resolve("data/pings.jsonl");
        assertThat(pings).isNotEmptyFile();
        assertThat(run.stdout()).endsWith("The pings are in " + pings + "\n");
    }

    @Test
    void demo_failsWhenTheDataDirectoryCannotBeMade() {
        Jdk jdk = Jdk.running();

        Run run = demo(jdk, "/dev/null/data");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).last().isEqualTo("demo: cannot create /dev/null/data");
    }

    /** From another folder than the project's. */
    private Run demo(Jdk jdk, String dataDirectory) {
        ProcessBuilder demo = new ProcessBuilder(
                        Project.root().resolve("sample-target/demo").toString(), dataDirectory)
                .directory(folder.toFile());
        demo.environment().put("JAVA_HOME", jdk.home().toString());
        return Run.of(demo, LIMIT);
    }

    private static List<MatchResult> rows(Run run) {
        return ROW.matcher(run.stdout()).results().toList();
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** {@code java -jar exposure-agent.jar integrations}. */
class IntegrationsIT {

    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^(\\S+)  +(\\S+)  +(\\S.*)$");
    private static final Pattern README_ROW = Pattern.compile("(?m)^\\| [^|]*\\(`([^`|]+)`\\) \\| ([^|]*) \\|");
    private static final String NONE = "nothing to weave on this class path";

    @TempDir
    Path folder;

    @EachJdk
    void table_isTheReadmes(String which) {
        Run run = integrations(Jdk.require(which));

        Map<String, String> table = new TreeMap<>();
        TABLE_ROW.matcher(run.stdout()).results().skip(1).forEach(row -> table.put(row.group(2), row.group(3)));
        Map<String, String> readme = new TreeMap<>();
        README_ROW
                .matcher(ReadmeExample.of("## With your SDK").chapter())
                .results()
                .forEach(row -> readme.put(row.group(1), row.group(2)));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(table).hasSize((int) run.stdout().lines().count() - 1).containsKey("dev.openfeature:sdk");
        assertThat(table).isEqualTo(readme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.12.0", "1.20.0"})
    void classPath_isWovenWhereTheAgentWeavesIt(String version) {
        List<Path> libraries = List.of(Library.copied("sdk-" + version), Library.of(LoggerFactory.class));
        Path classes = Program.of("openfeature-base", "openfeature-old")
                .compile(folder.resolve("classes"), libraries.toArray(new Path[0]));
        List<Path> classPath = List.of(libraries.get(0), libraries.get(1), classes);

        Run told = integrations(Jdk.running(), "--classpath", joined(classPath));
        Run run = Jvm.of(Jdk.running())
                .agent(AgentOptions.none()
                        .with("data.dir", folder.resolve("data"))
                        .with("log.level", "debug"))
                .main("Application", classPath)
                .run();

        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(woven(told.stdout())).hasSize(2).isEqualTo(woven(run.stderr()));
    }

    /** What the tests of each SDK prove of a run, seen from the jar alone. */
    @ParameterizedTest
    @CsvSource({
        "configcat, 1, configcat-java-client-8.4.0 configcat-java-client-9.0.0 configcat-java-client-9.4.3",
        "ff4j, 4, ff4j-core-1.9 ff4j-core-2.0.0 ff4j-core-2.1",
        "flagsmith, 3, flagsmith-java-client-7.4.3",
        "growthbook, 1, GrowthBook-jvm-7.3.0",
        "launchdarkly, 1, launchdarkly-java-server-sdk-5.10.9 launchdarkly-java-server-sdk-6.3.0",
        "launchdarkly, 2, launchdarkly-java-server-sdk-7.3.0",
        "launchdarkly, 1, launchdarkly-java-server-sdk-7.4.0 launchdarkly-java-server-sdk-7.13.0",
        "openfeature, 2, sdk-1.0.0 sdk-1.4.2 sdk-1.7.5 sdk-1.12.0 sdk-1.15.1 sdk-1.20.0",
        "optimizely, 4, core-api-3.9.0 core-api-3.10.2 core-api-4.2.2",
        "split, 1, java-client-4.4.4 java-client-4.8.1 java-client-4.13.1 java-client-4.16.1 java-client-4.18.2",
        "statsig, 3, serversdk-1.12.0 serversdk-1.18.1 serversdk-2.2.2",
        "statsig-core, 4, javacore-0.10.2-uber",
        "togglz, 4, togglz-core-3.3.2 togglz-core-4.0.0 togglz-core-4.6.1",
        "unleash, 11, unleash-client-java-7.1.0 unleash-client-java-9.2.6",
        "unleash, 9, unleash-client-java-10.2.4 unleash-client-java-12.2.3"
    })
    void eachTestedVersion_isRecognised(String integration, int methods, String jars) {
        for (String jar : jars.split(" ", -1)) {
            // Unleash's engine, whose classes are on the way to what is read
            List<Path> classPath = List.of(Library.copied(jar), Library.copied("yggdrasil-engine-0.5.1"));

            Run run = integrations(Jdk.running(), "--classpath", joined(classPath));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.errors()).as(jar).isEmpty();
            assertThat(woven(run.stdout()))
                    .as(jar)
                    .hasSize(methods)
                    .allSatisfy(line -> assertThat(line).contains(" for integration " + integration + " ("));
        }
    }

    @Test
    void jarOfJars_isLookedInto() throws IOException {
        Path boot = folder.resolve("boot.jar");
        try (OutputStream file = Files.newOutputStream(boot);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("BOOT-INF/lib/sdk-1.20.0.jar"));
            Files.copy(Library.copied("sdk-1.20.0"), jar);
        }

        Run run = integrations(Jdk.running(), "--classpath", boot.toString());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(woven(run.stdout()))
                .isEqualTo(woven(integrations(Jdk.running(), "--classpath", sdk().toString())
                        .stdout()))
                .hasSize(2);
    }

    @Test
    void pointsFile_isRehearsedToo() {
        Path classes = Program.of("guest", "flags").compile(folder.resolve("classes"));

        Run run = Jvm.of(Jdk.running())
                .flags("-Dexposure.points=" + Program.points("flags"))
                .jar(Project.agentJar(), "integrations", "--classpath", classes.toString())
                .run();

        assertThat(woven(run.stdout()))
                .hasSize(2)
                .allMatch(line -> line.matches("woven: flags\\.\\w+\\.\\w+\\(.* for points\\.json, points\\[\\d].*"));
    }

    @Test
    void version_thatIsNotRecognisedIsOneLineAndExitCode1() {
        Path renamed = RenamedMembers.in(sdk(), folder.resolve("sdk-9.0.0.jar"), "evaluateFlag", "evaluateItem");

        Run run = integrations(Jdk.running(), "--classpath", renamed.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(woven(run.stdout())).isEmpty();
        assertThat(run.errors())
                .containsExactly("integrations: integration openfeature: dev.openfeature.sdk.OpenFeatureClient is not"
                        + " woven, this version is not known: it has no method evaluateFlag (sdk-9.0.0.jar)");
    }

    @Test
    void classPath_withoutAnSdkIsSaidToBeSo() {
        Path classes = Program.of("hello").compile(folder.resolve("classes"));

        Run run = integrations(Jdk.running(), "--classpath", classes.toString());

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stdout()).endsWith("\n" + NONE + "\n");
    }

    @Test
    void classPath_mayNameEachJarOfAFolder() throws IOException {
        Files.copy(sdk(), folder.resolve("sdk.jar"));

        Run run = integrations(Jdk.running(), "--classpath", folder + "/*");

        assertThat(woven(run.stdout())).as(run.toString()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.jar", "missing/*"})
    void classPath_thatCannotBeReadIsOneLine(String name) {
        String missing = folder + "/" + name;

        Run run = integrations(Jdk.running(), "--classpath", missing);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("integrations: cannot read " + missing)
                .doesNotContain("Exception");
    }

    @Test
    void wrongArgument_isSaidWithTheUsage() {
        Run run = integrations(Jdk.running(), "--class-path", "x");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "integrations: unexpected '--class-path x'",
                        "usage: java -jar exposure-agent.jar integrations [--classpath PATH]");
    }

    private static Run integrations(Jdk jdk, String... arguments) {
        String[] all =
                Stream.concat(Stream.of("integrations"), Stream.of(arguments)).toArray(String[]::new);
        return Jvm.of(jdk).jar(Project.agentJar(), all).run();
    }

    private static Path sdk() {
        return Library.copied("sdk-1.20.0");
    }

    /** The lines that say so, from the word on: a log line has more before it. */
    private static List<String> woven(String text) {
        return text.lines()
                .filter(line -> line.contains("woven: "))
                .map(line -> line.substring(line.indexOf("woven: ")))
                .sorted()
                .toList();
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}

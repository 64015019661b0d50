package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own tools see {@code JAVA_TOOL_OPTIONS} too; the agent stays out of them. */
class JdkToolsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern OWN_CLASS = Pattern.compile("(?m)(org\\.exposureagent\\.\\S+) source:");

    @TempDir
    private Path folder;

    @EachJdk
    void javac_compilesAsWithoutTheAgent(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        Path source = Files.writeString(folder.resolve("Hello.java"), "class Hello { Hello(Runnable r) { r.run(); } }");

        assertToolIsLeftAlone(jdk, "javac", "-Xlint:all", "-d", folder.toString(), source.toString());

        assertThat(folder.resolve("Hello.class")).exists();
    }

    @EachJdk
    void javac_reportsErrorsAsWithoutTheAgent(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        Path source = Files.writeString(folder.resolve("Wrong.java"), "class Wrong { int number = \"text\"; }");

        Run run = assertToolIsLeftAlone(jdk, "javac", source.toString());

        assertThat(run.exitCode()).isEqualTo(1);
    }

    @EachJdk
    void keytool_listsAsWithoutTheAgent(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = assertToolIsLeftAlone(jdk, "keytool", "-list", "-cacerts", "-storepass", "changeit");

        assertThat(run.stdout()).contains("trustedCertEntry");
    }

    @EachJdk
    void jar_listsAsWithoutTheAgent(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = assertToolIsLeftAlone(
                jdk, "jar", "--list", "--file", Project.agentJar().toString());

        assertThat(run.stdout()).contains("META-INF/MANIFEST.MF");
    }

    @EachJdk
    void jps_listsJvmsAndNothingElse(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = tool(jdk, withAgent(), "jps");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.errors()).containsExactly(pickedUp());
        assertThat(run.stdout().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("\\d+ .*"))
                .anyMatch(line -> line.endsWith(" Jps"));
    }

    @EachJdk
    void tool_loadsOnlyTheTwoClassesThatSeeThatItIsOne(String which) throws IOException {
        Jdk jdk = Jdk.require(which);
        Path log = folder.resolve("classes.log");

        Run run = tool(
                jdk, Map.of("JAVA_TOOL_OPTIONS", agentFlag() + " -Xlog:class+load:file=" + log), "jar", "--version");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(OWN_CLASS.matcher(Files.readString(log)).results().map((MatchResult found) -> found.group(1)))
                .containsExactlyInAnyOrder("org.exposureagent.dist.Premain", "org.exposureagent.dist.Host");
    }

    /** Runs a tool with and without the agent, and compares all that can be seen. */
    private Run assertToolIsLeftAlone(Jdk jdk, String program, String... arguments) {
        Run alone = tool(jdk, Map.of(), program, arguments);

        Run run = tool(jdk, withAgent(), program, arguments);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(alone.exitCode());
        assertThat(run.stdout()).isEqualTo(alone.stdout());
        assertThat(run.stderr()).isEqualTo(pickedUp() + System.lineSeparator() + alone.stderr());
        assertThat(folder.resolve("data")).doesNotExist();
        return run;
    }

    private Run tool(Jdk jdk, Map<String, String> variables, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.program(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.equals("JAVA_TOOL_OPTIONS") || name.equals("JDK_JAVAC_OPTIONS"));
        builder.environment().putAll(variables);
        return Run.of(builder, LIMIT);
    }

    private Map<String, String> withAgent() {
        return Map.of(
                "JAVA_TOOL_OPTIONS",
                agentFlag(),
                "EXPOSURE_DATA_DIR",
                folder.resolve("data").toString());
    }

    private static String agentFlag() {
        return "-javaagent:" + Project.agentJar();
    }

    private static String pickedUp() {
        return "Picked up JAVA_TOOL_OPTIONS: " + agentFlag();
    }
}

package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.api.Experiments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one file that users get. */
class ArtifactIT {

    private static final List<String> LIBRARIES = List.of("hidden/first.zip", "hidden/libraries.zip");
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;
    private static final long LARGEST_BYTES = 8_000_000;

    private JarFile jar;

    /** A file in one of the jars inside. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record LibraryFile(String name, LocalDateTime time, byte[] bytes) {}

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(Project.agentJar().toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void topLevel_isTheManifestThePremainAndTheHiddenRest() {
        List<JarEntry> entries = entries();

        assertThat(entries)
                .extracting(entry -> entry.getName().replaceFirst("/.*", ""))
                .containsOnly("META-INF", "org", "hidden");
        assertThat(entries)
                .filteredOn(entry -> entry.getName().startsWith("META-INF/") && !entry.isDirectory())
                .extracting(JarEntry::getName)
                .containsExactly("META-INF/MANIFEST.MF");
        assertThat(entries)
                .filteredOn(entry -> entry.getName().matches("hidden/.+"))
                .extracting(entry -> entry.getName().replaceFirst("hidden/([^/]+).*", "$1"))
                .containsOnly("META-INF", "first.zip", "java", "libraries.zip", "org");
    }

    @Test
    void visibleClasses_areThoseOfThePremainOnly() {
        Set<String> packages = entries().stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .collect(Collectors.toSet());

        assertThat(packages).containsExactly("org/exposureagent/dist");
    }

    @Test
    void manifest_saysHowToAttachAndNothingThatCostsClassDataSharing() throws IOException {
        Set<String> names = jar.getManifest().getMainAttributes().keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names)
                .contains("Implementation-Version")
                .doesNotContain("Boot-Class-Path", "Launcher-Agent-Class", "Class-Path", "Multi-Release", "Add-Opens");
        assertThat(attribute("Premain-Class")).isEqualTo("org.exposureagent.dist.Premain");
        assertThat(attribute("Agent-Class")).isEqualTo("org.exposureagent.dist.Premain");
        assertThat(attribute("Main-Class")).isEqualTo("org.exposureagent.dist.Main");
        assertThat(attribute("Can-Retransform-Classes")).isEqualTo("true");
        assertThat(attribute("Can-Redefine-Classes")).isEqualTo("false");
    }

    @Test
    void classes_thatMeetAnOldJvmAreOfJava8() throws IOException {
        assertThat(levels("org/exposureagent/dist/.+\\.class")).containsExactly(JAVA_8);
        assertThat(levels("hidden/java/lang/ExposureDispatcher\\.classdata")).containsExactly(JAVA_8);
        assertThat(levels("hidden/org/exposureagent/integrations/.+\\.classdata"))
                .containsExactly(JAVA_8);
    }

    @Test
    void classes_ofTheCoreAreOfJava17() throws IOException {
        assertThat(levels("hidden/org/exposureagent/core/.+\\.classdata")).containsExactly(JAVA_17);
    }

    @Test
    void libraries_areInJarsInsideThatAreReadInPlace() throws IOException {
        assertThat(LIBRARIES)
                .extracting(name -> jar.getJarEntry(name).getMethod())
                .containsOnly(ZipEntry.STORED);
        assertThat(libraries())
                .extracting(LibraryFile::name)
                .doesNotHaveDuplicates()
                .contains(
                        "net/bytebuddy/ByteBuddy.class",
                        "com/fasterxml/jackson/core/JsonFactory.class",
                        "org/slf4j/LoggerFactory.class")
                .noneMatch(name -> name.startsWith("META-INF/versions/"));
    }

    @Test
    void collector_isWithTheLibrariesSinceNoApplicationLoadsIt() throws IOException {
        assertThat(libraries()).extracting(LibraryFile::name).contains("org/exposureagent/collector/Main.class");
        assertThat(entries()).noneMatch(entry -> entry.getName().contains("collector"));
    }

    @Test
    void classes_ofTheLibrariesRunOnJava17() throws IOException {
        Set<Integer> levels = new TreeSet<>();
        for (LibraryFile file : libraries()) {
            if (file.name().endsWith(".class")) {
                levels.add(level(new ByteArrayInputStream(file.bytes())));
            }
        }

        assertThat(levels).isNotEmpty().allMatch(level -> level <= JAVA_17);
    }

    @Test
    void api_isOfJava8() throws IOException {
        try (InputStream in = Experiments.class.getResourceAsStream("Experiments.class")) {
            assertThat(level(Objects.requireNonNull(in))).isEqualTo(JAVA_8);
        }
    }

    @Test
    void services_areHidden() {
        List<String> services = entries().stream()
                .map(JarEntry::getName)
                .filter(name -> name.contains("META-INF/services/") && !name.endsWith("/"))
                .toList();

        assertThat(services)
                .contains("hidden/META-INF/services/org.exposureagent.integrations.Integration")
                .allMatch(name -> name.startsWith("hidden/"));
    }

    @Test
    void entries_haveOneTimeSoThatTwoBuildsGiveTheSameBytes() throws IOException {
        LocalDateTime time = jar.getEntry("META-INF/MANIFEST.MF").getTimeLocal();

        assertThat(entries()).extracting(ZipEntry::getTimeLocal).containsOnly(time);
        assertThat(libraries()).extracting(LibraryFile::time).containsOnly(time);
    }

    @Test
    void size_isNoMoreThan8MB() throws IOException {
        assertThat(Files.size(Project.agentJar())).isLessThanOrEqualTo(LARGEST_BYTES);
    }

    @EachJdk
    void jar_runByItselfPrintsVersionAndUsage(String which) throws IOException {
        Jdk jdk = Jdk.require(which);

        Run run = Jvm.of(jdk).jar(Project.agentJar()).run();

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.stderr()).isEmpty();
        assertThat(run.stdout().lines()).first().isEqualTo("exposure-agent " + attribute("Implementation-Version"));
        assertThat(run.stdout())
                .contains("java -javaagent:exposure-agent.jar=", "java -jar exposure-agent.jar collect");
    }

    @EachJdk
    void jar_runWithAnotherWordSaysWhatThereIs(String which) {
        Jdk jdk = Jdk.require(which);

        Run run = Jvm.of(jdk).jar(Project.agentJar(), "colect").run();

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains("'colect'", "java -jar exposure-agent.jar collect");
    }

    private List<JarEntry> entries() {
        return jar.stream().toList();
    }

    /** The files of the jars inside. */
    private List<LibraryFile> libraries() throws IOException {
        List<LibraryFile> files = new ArrayList<>();
        for (String name : LIBRARIES) {
            try (ZipInputStream in = new ZipInputStream(jar.getInputStream(jar.getEntry(name)))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        files.add(new LibraryFile(entry.getName(), entry.getTimeLocal(), in.readAllBytes()));
                    }
                }
            }
        }
        return files;
    }

    private String attribute(String name) throws IOException {
        return jar.getManifest().getMainAttributes().getValue(name);
    }

    /** The class-file levels of the entries whose name matches. */
    private Set<Integer> levels(String name) throws IOException {
        Pattern pattern = Pattern.compile(name);
        Set<Integer> levels = new TreeSet<>();
        for (JarEntry entry : entries()) {
            if (pattern.matcher(entry.getName()).matches()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    levels.add(level(in));
                }
            }
        }
        return levels;
    }

    private static int level(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        assertThat(in.readInt()).as("magic").isEqualTo(0xCAFEBABE);
        in.readUnsignedShort();
        return in.readUnsignedShort();
    }
}

package org.exposureagent.acceptance.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.Exposed;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Project;
import org.exposureagent.acceptance.harness.Run;

/**
 * A small application with a flag helper of its own: it enrolls, checks one feature, and exits with 3.
 *
 * @param folder where its jar, its points files and the data of its runs lie
 */
public record Kiosk(Path folder) {

    /** What each run under a working agent exposes. */
    public static final Exposed EXPOSED = new Exposed("checkout-test", "treatment", "new-checkout");

    private static final String ENROLL = """
            {"class": "kiosk.Flags", "method": "enroll", "on": "enrollment",
             "experiment": "arg0", "branch": "arg1", "features": "arg2"}""";

    private static final String CHECK = """
            {"class": "kiosk.Flags", "method": "isEnabled", "on": "feature-check", "feature": "arg0"}""";

    /** Builds it. */
    public static Kiosk in(Path folder) {
        Path classes = JavaSource.release(17)
                .compile(
                        folder.resolve("classes"),
                        KioskSources.MAIN,
                        KioskSources.FLAGS,
                        KioskSources.USER,
                        KioskSources.ATTACHES_ITSELF);
        Kiosk kiosk = new Kiosk(folder);
        JarOfClasses.write(kiosk.jar(), classes, Map.of("Main-Class", "kiosk.Kiosk"));
        kiosk.points("points.json");
        return kiosk;
    }

    public Path jar() {
        return folder.resolve("kiosk.jar");
    }

    /** The data directory of a run; nothing makes it but the agent. */
    public Path data(String run) {
        return folder.resolve("data").resolve(run);
    }

    /** The agent with the kiosk's points; a run of another name has other data. */
    public AgentOptions options(String run) {
        return AgentOptions.none()
                .with("app.id", "kiosk")
                .with("data.dir", data(run))
                .with("points", folder.resolve("points.json"));
    }

    /** What such a run wrote. */
    public Pings pings(String run) {
        return Pings.inFile(data(run).resolve("pings.jsonl"));
    }

    /** A points file with the kiosk's two points, at 0 and 1, and more entries behind them. */
    public Path points(String name, String... more) {
        List<String> entries = new ArrayList<>(List.of(ENROLL, CHECK));
        entries.addAll(List.of(more));
        return file(name, "{\"points\": [\n" + String.join(",\n", entries) + "\n]}\n");
    }

    /** A file in its folder. */
    public Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    /** The kiosk, ready to run; arguments are how many checks, and a file to wait for before it ends. */
    public Jvm on(Jdk jdk, Object... arguments) {
        return Jvm.of(jdk).jar(jar(), Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    /** The kiosk with the agent attached by itself, after its classes were loaded and used. */
    public Jvm attachingItself(Jdk jdk, AgentOptions options, Object... arguments) {
        String flag = options.flag();
        List<String> all = new ArrayList<>(
                List.of(Project.agentJar().toString(), flag.substring(flag.indexOf(".jar=") + ".jar=".length())));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return Jvm.of(jdk)
                .flags("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading")
                .main("kiosk.AttachesItself", List.of(jar()), all.toArray(String[]::new));
    }

    /** A run without the agent. */
    public Run alone(Jdk jdk, Object... arguments) {
        return on(jdk, arguments).run();
    }
}

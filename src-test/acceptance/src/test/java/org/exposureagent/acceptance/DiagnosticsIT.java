package org.exposureagent.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.exposureagent.acceptance.harness.AgentOptions;
import org.exposureagent.acceptance.harness.EachJdk;
import org.exposureagent.acceptance.harness.JavaSource;
import org.exposureagent.acceptance.harness.Jdk;
import org.exposureagent.acceptance.harness.Jvm;
import org.exposureagent.acceptance.harness.Ping;
import org.exposureagent.acceptance.harness.Pings;
import org.exposureagent.acceptance.harness.Run;
import org.exposureagent.acceptance.harness.Schema;
import org.exposureagent.api.Diagnostics;
import org.exposureagent.collector.Answer;
import org.exposureagent.collector.Collector;
import org.exposureagent.collector.submission.Submission;
import org.junit.jupiter.api.io.TempDir;

/** What the agent tells of itself: to another process, to the application, and in its pings. */
class DiagnosticsIT {

    private static final String BEAN = "org.exposureagent:type=Diagnostics";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Checks before it enrolls; exposes, once, when it is told to go on. */
    private static final String STAYING = """
            import static org.exposureagent.api.Experiments.*;

            public class Application {
                public static void main(String[] arguments) throws Exception {
                    recordExposure("new-checkout");
                    enroll("checkout-test", "treatment", "new-checkout", "gift-wrap");
                    System.in.read();
                    recordExposure("new-checkout");
                    recordExposure("new-checkout");
                    recordExposure("new-checkout");
                    System.out.println(org.exposureagent.api.Diagnostics.counters());
                    System.out.println(org.exposureagent.api.Diagnostics.lastError());
                }
            }
            """;

    /** Has a platform MBean server before the agent has anything to tell. */
    private static final String MANAGED = """
            import static org.exposureagent.api.Experiments.*;

            import java.lang.management.ManagementFactory;
            import javax.management.MBeanServer;
            import javax.management.ObjectName;

            public class Application {
                public static void main(String[] arguments) throws Exception {
                    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
                    ObjectName name = new ObjectName("org.exposureagent:type=Diagnostics");
                    System.out.println(server.isRegistered(name));
                    enroll("checkout-test", "treatment", "new-checkout");
                    while (!server.isRegistered(name)) {
                        Thread.sleep(10);
                    }
                    System.out.println(server.getAttribute(name, "events.recorded"));
                }
            }
            """;

    /** Has an MBean server, but not the platform's; stays until the agent has looked at it. */
    private static final String PRIVATE_SERVER = """
            import static org.exposureagent.api.Experiments.*;

            import javax.management.MBeanServer;
            import javax.management.MBeanServerFactory;

            public class Application {
                public static void main(String[] arguments) throws Exception {
                    MBeanServer server = MBeanServerFactory.createMBeanServer("shop");
                    enroll("checkout-test", "treatment", "new-checkout");
                    recordExposure("new-checkout");
                    while (!isAgentWaiting()) {
                        Thread.sleep(10);
                    }
                    System.out.println("seen, with " + server.getMBeanCount());
                }

                static boolean isAgentWaiting() {
                    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
                        String frames = java.util.Arrays.toString(stack);
                        if (frames.contains("diagnostics.Jmx.") && frames.contains("LockSupport.parkNanos")) {
                            return true;
                        }
                    }
                    return false;
                }
            }
            """;

    private static final String PLAIN = """
            import static org.exposureagent.api.Experiments.*;

            public class Application {
                public static void main(String[] arguments) {
                    System.out.println(org.exposureagent.api.Diagnostics.counters());
                    enroll("checkout-test", "treatment", "new-checkout");
                    recordExposure("new-checkout");
                    System.out.println(org.exposureagent.api.Diagnostics.lastError());
                }
            }
            """;

    @TempDir
    private Path folder;

    @EachJdk
    void counters_areReadByAnotherProcessByTheApplicationAndInPings(String which) throws Exception {
        Path stdout = folder.resolve("stdout");
        List<Submission> submissions;
        Map<String, Object> seen;
        try (Collector collector = Collector.start(Answer.of(500))) {
            AgentOptions options =
                    options().with("endpoint", collector.endpoint()).with("ping.max-events", 1);
            Process process = application(which, STAYING).agent(options).start(stdout, folder.resolve("stderr"));
            try {
                collector.await(2); // the enrollment, twice
                seen = attributes(process, "pings.delivered", 1L);
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }
            submissions = collector.submissions();
        }

        assertThat(seen.remove("last-error")).asString().contains(" WARN ", "status 500");
        assertThat((Long) seen.remove("journal.bytes")).isPositive();
        assertThat(seen).containsEntry("pending.bytes", 0L);
        assertThat(counted(seen))
                .isEqualTo("{checks.before-enrollment=1, events.recorded=1, pings.delivered=1, pings.sealed=1, "
                        + "uploads.failed=1, uploads.failed.5xx=1, uploads.retried=1}");
        assertThat(Files.readAllLines(stdout).get(0))
                .contains("checks.before-enrollment=1", "events.recorded=2", "exposures.repeated=0")
                .contains("uploads.failed=1", "uploads.retried=1");
        assertThat(Files.readAllLines(stdout).get(1)).contains("status 500");
        assertThat(submissions).hasSize(3).allMatch(each -> each.problems().isEmpty());
        List<Ping> pings = Pings.received(submissions).all();
        assertThat(pings.get(1).body().has("metrics")).isFalse();
        assertThat(pings.get(2).body().get("metrics"))
                .hasToString("{\"labeled_counter\":{\"glean.upload.ping_upload_failure\":{\"status_code_5xx\":1}}}");
        Schema schema = Schema.glean();
        assertThat(pings).allSatisfy(ping -> schema.assertValid(ping.body()));
    }

    @EachJdk
    void applicationWithAnMBeanServer_findsTheBeanInItAfterItsFirstEvent(String which) {
        Run run = application(which, MANAGED).agent(options()).run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("false\n1\n");
        assertThat(run.stderr()).isEmpty();
    }

    @EachJdk
    void applicationWithoutJmx_loadsNothingOfIt(String which) {
        Path log = folder.resolve("classes.log");

        Run run = application(which, PLAIN)
                .agent(options())
                .flags(LoadedClasses.flag(log))
                .run();

        LoadedClasses loaded = LoadedClasses.in(log);
        assertThat(run.stdout())
                .as(run.toString())
                .contains("events.recorded=0")
                .endsWith("}\nnull\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(loaded.names()).contains("org.exposureagent.core.diagnostics.Diagnostics");
        assertThat(loaded.of("javax.management.")).isEmpty();
        assertThat(loaded.of("java.lang.management.")).isEmpty();
        assertThat(loaded.of("com.sun.jmx.")).isEmpty();
    }

    @EachJdk
    void applicationWithItsOwnMBeanServer_getsNoPlatformServer(String which) {
        Path log = folder.resolve("classes.log");

        Run run = application(which, PRIVATE_SERVER)
                .agent(options())
                .flags(LoadedClasses.flag(log))
                .run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("seen, with 1\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(LoadedClasses.in(log).names()).doesNotContain("java.lang.management.ManagementFactory");
    }

    @EachJdk
    void runtimeWithoutJmx_isToldByTheApi(String which) {
        Jdk jdk = Jdk.require(which);
        Path runtime = folder.resolve("runtime");
        Run link = Run.of(
                new ProcessBuilder(
                        jdk.program("jlink").toString(),
                        "--add-modules",
                        "java.base,java.instrument",
                        "--output",
                        runtime.toString()),
                PATIENCE.multipliedBy(3));
        assumeThat(link.exitCode()).as("this JDK cannot link: %s", link).isZero();

        Run run = application(new Jdk(runtime, jdk.feature()), PLAIN)
                .agent(options())
                .run();

        assertThat(run.stdout())
                .as(run.toString())
                .contains("events.recorded=0")
                .endsWith("}\nnull\n");
        assertThat(run.stderr()).isEmpty();
        assertThat(Pings.inFile(folder.resolve("data/pings.jsonl")).exposures()).hasSize(1);
    }

    @EachJdk
    void withoutTheAgent_thereIsNothingToTell(String which) {
        Run run = application(which, PLAIN).run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("{}\nnull\n");
    }

    private AgentOptions options() {
        return AgentOptions.none()
                .with("app.id", "shop")
                .with("data.dir", folder.resolve("data"))
                .with("shutdown.timeout", "PT20S");
    }

    private Jvm application(String which, String source) {
        return application(Jdk.require(which), source);
    }

    private Jvm application(Jdk jdk, String source) {
        Path api = Library.of(Diagnostics.class);
        Path classes = JavaSource.release(17).classPath(List.of(api)).compile(folder.resolve("classes"), source);
        return Jvm.of(jdk).main("Application", List.of(classes, api));
    }

    /** All attributes of the bean in that process, as soon as one of them is so. */
    @SuppressWarnings("BanJNDI") // the address is one that this test has just opened
    private static Map<String, Object> attributes(Process process, String awaited, Object value)
            throws IOException, JMException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
        try (JMXConnector connector =
                JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName bean = new ObjectName(BEAN);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!server.isRegistered(bean) || !value.equals(server.getAttribute(bean, awaited))) {
                assertThat(System.nanoTime()).as("%s is %s", awaited, value).isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            Map<String, Object> attributes = new TreeMap<>();
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                attributes.put(attribute.getName(), server.getAttribute(bean, attribute.getName()));
            }
            return attributes;
        } finally {
            machine.detach();
        }
    }

    private static String counted(Map<String, Object> attributes) {
        Map<String, Object> counted = new TreeMap<>(attributes);
        counted.values().removeIf(each -> each.equals(0L));
        return counted.toString();
    }
}

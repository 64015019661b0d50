package org.exposureagent.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {

    @TempDir
    private Path folder;

    @EachJdk
    void run_keepsExitCodeAndBothStreams(String which) {
        Path classes = JavaSource.release(8).compile(folder, """
                        package sample;

                        public class Echo {
                            public static void main(String[] args) {
                                System.out.println(args[0] + " " + System.getenv("WHO") + " " + System.getProperty("how"));
                                System.err.println(System.getProperty("java.specification.version"));
                                System.exit(3);
                            }
                        }
                        """);
        Jdk jdk = Jdk.require(which);

        Run run = Jvm.of(jdk)
                .flags("-Dhow=well")
                .env("WHO", "we")
                .main("sample.Echo", List.of(classes), "hello")
                .run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.stdout()).isEqualToIgnoringNewLines("hello we well");
        assertThat(run.errors()).containsExactly(Integer.toString(jdk.feature()));
    }

    @Test
    void module_runsFromTheModulePath() {
        Path classes = JavaSource.release(17).compile(folder, "module sample.named {}", """
                        package sample;

                        class Named {
                            public static void main(String[] args) {
                                System.out.print(Named.class.getModule());
                            }
                        }
                        """);

        Run run = Jvm.of(Jdk.running())
                .module("sample.named/sample.Named", List.of(classes))
                .run();

        assertThat(run.stdout()).as(run.toString()).isEqualTo("module sample.named");
    }

    @Test
    void run_killsAfterTheLimitAndShowsWhatTheThreadsDid() {
        Path classes = JavaSource.release(17).compile(folder, """
                        class Stuck {
                            public static void main(String[] args) throws InterruptedException {
                                System.out.println("waiting for nobody");
                                synchronized (Stuck.class) {
                                    Stuck.class.wait();
                                }
                            }
                        }
                        """);
        Jvm stuck = Jvm.of(Jdk.running()).limit(Duration.ofSeconds(3)).main("Stuck", List.of(classes));

        assertThatThrownBy(stuck::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still running after PT3S")
                .hasMessageContaining("waiting for nobody")
                .hasMessageContaining("at Stuck.main");
    }
}

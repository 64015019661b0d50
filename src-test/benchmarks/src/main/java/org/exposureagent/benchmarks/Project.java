package org.exposureagent.benchmarks;

import java.nio.file.Path;

/** Where this project's files are. The scripts say so in the system property {@code project.root}. */
public final class Project {

    private Project() {}

    public static Path agentJar() {
        return root().resolve("agent/dist/target/exposure-agent.jar");
    }

    static Path reports() {
        return root().resolve("src-test/benchmarks/target");
    }

    private static Path root() {
        String root = System.getProperty("project.root");
        if (root == null) {
            throw new IllegalStateException("system property project.root must name the folder of the root pom.xml");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }
}

package org.exposureagent.acceptance.harness;

import java.nio.file.Path;

/** Where this project's files are. The build says so in the system property {@code project.root}. */
public final class Project {

    private Project() {}

    /** The folder that holds the repository. */
    public static Path root() {
        String root = System.getProperty("project.root");
        if (root == null) {
            throw new IllegalStateException("system property project.root must name the folder of the root pom.xml");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    public static Path agentJar() {
        return root().resolve("agent/dist/target/exposure-agent.jar");
    }

    public static Path shopJar() {
        return root().resolve("sample-target/target/sample-target.jar");
    }

    public static Path shopPoints() {
        return root().resolve("sample-target/points.json");
    }

    public static Path shopSources() {
        return root().resolve("sample-target/src/main/java");
    }
}

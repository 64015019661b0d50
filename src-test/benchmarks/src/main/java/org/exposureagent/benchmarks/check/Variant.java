package org.exposureagent.benchmarks.check;

import java.nio.file.Path;
import java.util.List;
import org.exposureagent.benchmarks.Project;
import org.jspecify.annotations.Nullable;

/** What hangs on a call, and which features it is called with. */
enum Variant {
    UNINSTRUMENTED("no agent", null),
    DISABLED("agent, enabled=false", "enabled=false"),
    NOT_ENROLLED("agent, not enrolled", ""),
    EXPOSED("agent, already exposed", ""),
    FRESH("agent, fresh exposure", "exposure.mode=every"),
    HOOK("hook with a map, exposed", null);

    private final String title;
    private final @Nullable String options;

    Variant(String title, @Nullable String options) {
        this.title = title;
        this.options = options;
    }

    String title() {
        return title;
    }

    boolean records() {
        return this == NOT_ENROLLED || this == EXPOSED || this == FRESH;
    }

    /** Of the JVM that is measured. */
    List<String> flags(Path data, Path points) {
        return options == null
                ? List.of()
                : List.of("-javaagent:" + Project.agentJar() + "=data.dir=" + data + ",points=" + points
                        + ",ping.max-age=PT0.1S,file.max-bytes=100GiB" + (options.isEmpty() ? "" : "," + options));
    }
}

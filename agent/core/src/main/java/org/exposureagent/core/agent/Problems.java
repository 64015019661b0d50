package org.exposureagent.core.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.exposureagent.core.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/** What is wrong with a user's input. Kept until the log is there, whose level is itself an option. */
final class Problems implements Consumer<String> {

    private final List<String> early = new ArrayList<>();
    private @Nullable Log log;

    @Override
    public void accept(String line) {
        if (log == null) {
            early.add(line);
        } else {
            log.warn(line);
        }
    }

    void tellTo(Log target) {
        log = target;
        for (String line : early) {
            target.warn(line);
        }
        early.clear();
    }
}

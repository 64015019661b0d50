package org.exposureagent.core.diagnostics;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own log: lines such as {@code [exposure-agent] WARN text}. Never throws.
 *
 * <p>The stream is the standard error of start-up, handed in: an application that replaces it later neither loses the
 * agent's lines nor finds them in its own output.
 */
public final class Log {

    private final PrintStream out;
    private final Level level;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Problem last;

    private record Problem(long wallMillis, Level level, String text) {}

    public Log(PrintStream out, Level level) {
        this.out = out;
        this.level = level;
    }

    public void error(String text) {
        say(Level.ERROR, text);
    }

    public void warn(String text) {
        say(Level.WARN, text);
    }

    public void info(String text) {
        say(Level.INFO, text);
    }

    public void debug(String text) {
        say(Level.DEBUG, text);
    }

    /** Warns at the first call with this key, and is silent at the others. */
    public void once(String key, String text) {
        // contains first: this may be called at every check, and must then neither lock nor allocate
        if (!said.contains(key) && said.add(key)) {
            warn(text);
        }
    }

    /** Whether lines of this level are written. */
    public boolean writes(Level asked) {
        return asked.compareTo(level) <= 0;
    }

    /**
     * The last warning or error, whether it was written or not, such as {@code 2026-11-24T10:00:00.123Z WARN text};
     * null if there was none.
     */
    @Nullable
    String lastProblem() {
        Problem problem = last;
        return problem == null
                ? null
                : Instant.ofEpochMilli(problem.wallMillis) + " " + problem.level + " " + problem.text;
    }

    void say(Level of, String text) {
        if (of == Level.WARN || of == Level.ERROR) {
            last = new Problem(System.currentTimeMillis(), of, text);
        }
        if (of != Level.OFF && writes(of)) {
            out.println("[exposure-agent] " + of + " " + text);
        }
    }
}

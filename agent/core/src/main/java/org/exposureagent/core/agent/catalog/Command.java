package org.exposureagent.core.agent.catalog;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.exposureagent.core.config.Key;
import org.exposureagent.core.config.Options;
import org.exposureagent.core.config.PointsFile;
import org.exposureagent.core.instrument.Rehearsal;
import org.exposureagent.core.instrument.WeaveLog;
import org.exposureagent.integrations.Integration;
import org.exposureagent.integrations.Point;

/**
 * {@code java -jar exposure-agent.jar integrations [--classpath PATH]}: the table of the known SDKs, and what the agent
 * would weave of a class path. Options count as for the agent, from system properties and environment: extensions and a
 * points file are rehearsed too.
 */
public final class Command {

    /** All is woven that there is. */
    static final int OK = 0;
    /** Something of it is not, or the input is wrong. */
    static final int FAILED = 1;

    static final int WRONG_ARGUMENTS = 2;

    private static final String USAGE = "usage: java -jar exposure-agent.jar integrations [--classpath PATH]";

    private final PrintStream out;
    private final PrintStream err;
    private int failures;

    Command(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @param arguments those behind {@code integrations}
     * @return the exit code: 0, 1 where something is not woven or wrong, 2 for wrong arguments
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return new Command(out, err).run(arguments);
    }

    private int run(String... arguments) {
        boolean hasClassPath = arguments.length == 2 && arguments[0].equals("--classpath");
        if (arguments.length > 0 && !hasClassPath) {
            err.println("integrations: unexpected '" + String.join(" ", arguments) + "'");
            err.println(USAGE);
            return WRONG_ARGUMENTS;
        }
        Consumer<String> problems = this::problem;
        Options options = Options.read(null, System.getProperties(), System.getenv(), problems);
        Integrations integrations = Integrations.of(options, problems);
        printTable(integrations.all());
        if (hasClassPath) {
            rehearse(arguments[1], points(options, integrations), integrations);
        }
        return failures == 0 ? OK : FAILED;
    }

    private List<Point> points(Options options, Integrations integrations) {
        List<Point> points = new ArrayList<>(integrations.points());
        File own = options.file(Key.POINTS);
        if (own != null) {
            points.addAll(PointsFile.read(own, this::problem).points());
        }
        return points;
    }

    private void rehearse(String path, List<Point> points, Integrations integrations) {
        out.println();
        Rehearsal rehearsal = new Rehearsal(points, integrations.sources(), new Told());
        try {
            ClassPath classPath = new ClassPath(path);
            classPath.forEach((name, domain, classFile) -> rehearsal.weave(classPath, name, domain, classFile));
        } catch (IOException unreadable) {
            problem(String.valueOf(unreadable.getMessage()));
            return;
        }
        if (rehearsal.woven().isEmpty() && failures == 0) {
            out.println("nothing to weave on this class path");
        }
    }

    private void printTable(List<Integration> integrations) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"NAME", "LIBRARY", "VERSIONS"});
        for (Integration each : integrations) {
            rows.add(new String[] {each.name(), each.library(), each.versions()});
        }
        String format = "%-" + width(rows, 0) + "s  %-" + width(rows, 1) + "s  %s";
        for (String[] row : rows) {
            out.println(String.format(Locale.ROOT, format, (Object[]) row).stripTrailing());
        }
    }

    private static int width(List<String[]> rows, int column) {
        int width = 1;
        for (String[] row : rows) {
            width = Math.max(width, row[column].length());
        }
        return width;
    }

    private void problem(String line) {
        failures++;
        err.println("integrations: " + line);
    }

    /** What weaving says, on the streams of the command. */
    private final class Told implements WeaveLog {

        @Override
        public void problem(String line) {
            Command.this.problem(line);
        }

        @Override
        public void woven(String line) {
            out.println("woven: " + line);
        }
    }
}

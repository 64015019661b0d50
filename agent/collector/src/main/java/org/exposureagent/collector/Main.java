package org.exposureagent.collector;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import org.exposureagent.collector.Arguments.WrongException;

/** The program {@code collect}: receives pings on this machine until it is interrupted. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    /** Returns while the collector runs; ends the JVM with 1 if it cannot, with 2 if it was not understood. */
    public static void main(String[] arguments) {
        int exitCode = run(List.of(arguments), standardOutput(), standardError());
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            start(Arguments.parse(words), out);
            return 0;
        } catch (WrongException e) {
            err.println("collect: " + e.getMessage());
            err.println(Arguments.USAGE);
            return WRONG_ARGUMENTS;
        } catch (BindException e) {
            err.println("collect: cannot listen on this port (" + e.getMessage() + "); name another with --port");
            return FAILED;
        } catch (IOException e) {
            err.println("collect: " + e);
            return FAILED;
        }
    }

    private static void start(Arguments arguments, PrintStream out) throws IOException {
        Desk desk = new Desk(Folder.at(arguments.folder()), out);
        Server server = Server.start(arguments.port(), desk);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            out.println(desk.summary());
        }));
        out.println("Listening on " + server.endpoint() + ", storing in "
                + arguments.folder().toAbsolutePath().normalize());
    }

    @SuppressForbidden
    private static PrintStream standardOutput() {
        return System.out;
    }

    @SuppressForbidden
    private static PrintStream standardError() {
        return System.err;
    }
}

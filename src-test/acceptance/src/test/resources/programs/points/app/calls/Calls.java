package app.calls;

import java.io.IOException;
import java.io.PrintStream;

/** Checks that run inside each other, leave early, or fail. */
public final class Calls {

    private Calls() {}

    public static void run(PrintStream out) {
        Overloads flags = new Overloads();
        out.println(flags.isEnabled("overloads")); // exposes points-test/treatment
        out.println(flags.isEnabled("last-overload", true, 5)); // exposes points-test/treatment
        out.println(flags.isEnabled("call-back", // exposes points-test/treatment
                () -> flags.isEnabled("read-in-call-back"))); // exposes points-test/treatment
        out.println(flags.isEnabled("read-within-itself", // exposes points-test/treatment
                () -> flags.isEnabled("read-within-itself"))); // no exposure: the same check
        out.println(flags.pick("picked")); // exposes points-test/treatment
        out.println(flags.pick("picked-at-last", "")); // exposes points-test/treatment
        out.println(new Exits().isEnabled("first-exit", 0)); // exposes points-test/treatment
        out.println(new Exits().isEnabled("exit-through-finally", 1)); // exposes points-test/treatment
        out.println(new Exits().isEnabled("last-exit", 2)); // exposes points-test/treatment
        failing(out, flags);
        out.println(flags.isEnabled("after-a-failure")); // exposes points-test/treatment
    }

    private static void failing(PrintStream out, Overloads flags) {
        IOException expected = new IOException("no such flag");
        try {
            new Exits().orThrow("throws", expected); // no exposure: throws
            out.println("not thrown");
        } catch (IOException thrown) {
            out.println(thrown == expected ? "the same exception" : "another exception");
            out.println(thrown.getSuppressed().length + " suppressed, " + thrown.getStackTrace().length + " frames");
        }
        try {
            out.println(flags.isEnabled("call-back-throws", () -> { // no exposure: throws
                throw new IllegalStateException("call-back");
            }));
        } catch (IllegalStateException thrown) {
            out.println(thrown);
        }
        out.println(new Exits().recovers("recovers")); // exposes points-test/treatment
    }
}

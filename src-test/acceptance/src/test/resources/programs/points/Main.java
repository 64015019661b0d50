import app.calls.Calls;
import app.types.Types;
import app.values.Values;
import java.io.PrintStream;

/** Enrolls on the features that are its arguments, and goes through all the calls. */
public final class Main {

    public static void main(String[] features) {
        PrintStream out = System.out;
        enroll("points-test", "treatment", features);
        out.println(Unpackaged.isEnabled("default-package")); // exposes points-test/treatment
        Types.run(out);
        Values.run(out);
        Calls.run(out);
        System.err.println("done");
        System.exit(3);
    }

    private static void enroll(String experiment, String branch, String[] features) {}
}

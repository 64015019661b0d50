package app.types;

import java.io.PrintStream;

/** Features checked by classes of every sort, each named in the points file or a subtype of one that is. */
public final class Types {

    private Types() {}

    public static void run(PrintStream out) {
        named(out);
        implementing(out);
        extending(out);
    }

    private static void named(PrintStream out) {
        out.println(new Outer.Nested().isEnabled("nested-class")); // exposes points-test/treatment
        out.println(new Outer().new Inner().isEnabled("inner-class")); // exposes points-test/treatment
        out.println(Outer.local("local-class")); // exposes points-test/treatment
        out.println(Outer.anonymous("anonymous-class")); // exposes points-test/treatment
        out.println(new $Odd_$_Name$().isEnabled("odd-name")); // exposes points-test/treatment
        out.println(new Version(2).covers("record")); // exposes points-test/treatment
        out.println(Plan.FREE.includes("enum")); // exposes points-test/treatment
        out.println(Plan.PAID.includes("body-of-a-constant")); // no exposure: another class
        out.println(Switch.of("static-method-of-an-interface")); // exposes points-test/treatment
        out.println(new Session("constructor").open()); // exposes points-test/treatment
    }

    private static void implementing(PrintStream out) {
        out.println(new FileSwitch().isOn("implements")); // exposes points-test/treatment
        out.println(new CachedSwitch().isOn("calls-super")); // exposes points-test/treatment
        out.println(new DefaultSwitch().isOn("default-method")); // exposes points-test/treatment
        Switch lambda = feature -> true;
        out.println(lambda.isOn("lambda")); // no exposure: lambda
        Gate<String> gate = new TextGate();
        out.println(gate.open("bridge-method")); // exposes points-test/treatment
    }

    private static void extending(PrintStream out) {
        out.println(new PercentRule("extends").matches(1)); // exposes points-test/treatment
        out.println(new CountryRule("extends-twice").matches(2)); // exposes points-test/treatment
    }
}

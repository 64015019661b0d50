package app.values;

import java.io.PrintStream;

/** Features found in each way that a points file can say. */
public final class Values {

    private Values() {}

    public static void run(PrintStream out) {
        paths(out);
        types(out);
        conditions(out);
        nothing(out);
    }

    private static void paths(PrintStream out) {
        Finder finder = new Finder(new Owner(new Flag("unread")));
        out.println(new Feature("private-field").value()); // exposes points-test/treatment
        out.println(new OwnFeature("inherited-field").value()); // exposes points-test/treatment
        out.println(finder.third(1L, 2.0, "third-argument", true)); // exposes points-test/treatment
        out.println(finder.keyOf(new Flag("method-of-argument"))); // exposes points-test/treatment
        out.println(finder.keyOf(new Flag("interface-method"), 1)); // exposes points-test/treatment
        out.println(finder.returned("returned")); // exposes points-test/treatment
        out.println(finder.details("method-of-returned").key()); // exposes points-test/treatment
        out.println(finder.literal("literal")); // exposes points-test/treatment
        out.println(finder.untyped(new Flag("cast-argument"))); // exposes points-test/treatment
        out.println(((Flag) finder.any("cast-returned")).key()); // exposes points-test/treatment
        out.println(new Finder(new Owner(new Flag("path-of-members"))).owned()); // exposes points-test/treatment
        out.println(finder.overwritten("as-passed")); // exposes points-test/treatment
        out.println(finder.described("by-descriptor")); // exposes points-test/treatment
        out.println(finder.described(new StringBuilder("other-descriptor"))); // no exposure: not that overload
    }

    private static void types(PrintStream out) {
        out.println(Kinds.color(Color.valueOf("GREEN"))); // exposes points-test/treatment
        out.println(Kinds.boxed(Integer.valueOf("7"))); // exposes points-test/treatment
        out.println(Kinds.number(Long.parseLong("4200000000"))); // exposes points-test/treatment
        out.println(Kinds.fraction(Double.parseDouble("0.25"))); // exposes points-test/treatment
        out.println(Kinds.letter("x".charAt(0))); // exposes points-test/treatment
        out.println(Kinds.text(new StringBuilder("char-sequence"))); // exposes points-test/treatment
        out.println(Kinds.truth(Boolean.parseBoolean("true"))); // exposes points-test/treatment
    }

    private static void conditions(PrintStream out) {
        out.println(Conditions.returned("when-true", true)); // exposes points-test/treatment
        out.println(Conditions.returned("when-false", false)); // no exposure: not so
        out.println(Conditions.boxed("when-boxed", true)); // exposes points-test/treatment
        out.println(Conditions.boxed("when-boxed-false", false)); // no exposure: not so
        out.println(Conditions.boxed("when-null", null)); // no exposure: not so
        out.println(Conditions.member("when-member", new Flag("live"))); // exposes points-test/treatment
        out.println(Conditions.member("when-member-false", new Flag(""))); // no exposure: not so
    }

    private static void nothing(PrintStream out) {
        Finder finder = new Finder(null);
        out.println(finder.keyOf(null) + "null-argument"); // no exposure: null
        out.println(finder.keyOf(new Flag(null)) + "null-key"); // no exposure: null
        out.println(finder.owned() + "null-on-the-way"); // no exposure: null
        out.println(new Broken("getter-throws").value()); // no exposure: its getter throws
        out.println(new Broken("getter-throws-again").value()); // no exposure: its getter throws
    }
}

package app;

import flags.Experiments;
import flags.Flags;

/** In a named module that exports nothing and requires nothing. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Experiments.enroll("module-test", "treatment", "cart");
        System.out.println(Flags.class.getModule());
        System.out.println(Flags.isEnabled("cart")); // exposes module-test/treatment
    }
}

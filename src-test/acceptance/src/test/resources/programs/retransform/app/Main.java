package app;

import flags.Experiments;
import flags.Flags;

/** Reads one feature before and after each thing that another agent does to the class. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Experiments.enroll("retransform-test", "treatment", "cart");
        System.out.println(Flags.isEnabled("cart")); // exposes retransform-test/treatment
        tell("retransform");
        System.out.println(Flags.isEnabled("cart")); // exposes retransform-test/treatment
        tell("redefine");
        System.out.println(Flags.isEnabled("cart")); // exposes retransform-test/treatment
        tell("restore");
        System.out.println(Flags.isEnabled("cart")); // exposes retransform-test/treatment
        tell("retransform");
        System.out.println(Flags.isEnabled("cart")); // exposes retransform-test/treatment
    }

    /** The other agent left what it can do among the system properties. */
    private static void tell(String what) {
        ((Runnable) System.getProperties().get("other." + what)).run();
    }
}

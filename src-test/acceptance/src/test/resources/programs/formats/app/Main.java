package app;

/** Each of the six events once, but two enrollments more, one of them in a rollout. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Hooks hooks = new Hooks();
        hooks.enroll("cart-test", "treatment", "enrollment-1", "cart", "experiment");
        hooks.enroll("theme-rollout", "on", null, "theme", "rollout");
        System.out.println(hooks.isOn("cart")); // exposes cart-test/treatment
        System.out.println(hooks.isOn("theme")); // no exposure: rollout
        hooks.refused("closed-test", "not-targeted");
        hooks.enroll("search-test", "control", null, "search", "experiment");
        hooks.disqualified("search-test", "targeting");
        hooks.leave("cart-test", "opted-out");
        hooks.leaveFailed("closed-test", "not-enrolled");
    }
}

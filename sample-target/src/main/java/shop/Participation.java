package shop;

import java.io.PrintStream;
import java.util.List;
import shop.flags.Customer;
import shop.flags.Experiments;
import shop.flags.Flags;

/** Which experiments the customer joins on arrival, and leaves before the end. */
record Participation(Flags flags, Customer customer, PrintStream out) {

    void join() {
        Experiments experiments = flags.experimentsOf(customer);
        experiments.enroll("checkout-test", "treatment", "enrollment-31", List.of("new-checkout", "gift-wrap"));
        experiments.enroll("ranking-test", "control", "enrollment-32", List.of("search-ranking"));
        experiments.enroll("receipt-test", "treatment", null, List.of("receipt"));
        experiments.enrollRollout("fast-images", "rollout", List.of("fast-images"));
        experiments.enroll("wrapping-test", "treatment", "enrollment-33", List.of("gift-wrap"));
    }

    void leave() {
        Experiments experiments = flags.experimentsOf(customer);
        experiments.find("ranking-test").ifPresent(experiments::disqualify);
        String ranking = flags.feature("search-ranking", customer).value(); // no exposure: disqualified
        out.println("Registered as a reseller: ranking is " + ranking);

        experiments.unenroll("checkout-test", "treatment", "opted-out");
        boolean newCheckout = flags.isEnabled("new-checkout", customer); // no exposure: unenrolled
        out.println("Opted out: the next checkout is " + (newCheckout ? "new" : "the old one"));

        experiments.unenroll("wrapping-test", "treatment", "opted-out");
    }
}

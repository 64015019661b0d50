package shop.flags;

import java.util.HashMap;
import java.util.Map;

/** What is on for whom. A feature is on in every branch but {@code control}. */
public final class Flags {

    private final Map<Customer, Experiments> byCustomer = new HashMap<>();
    private final FailureListener failures;

    public Flags(FailureListener failures) {
        this.failures = failures;
    }

    /** Whether the customer gets the feature. */
    public boolean isEnabled(String feature, Customer customer) {
        return !experimentsOf(customer).branch(feature).equals(Experiments.CONTROL);
    }

    /** A feature as this customer sees it. */
    public Feature feature(String id, Customer customer) {
        return new Feature(id, experimentsOf(customer));
    }

    /** What the customer takes part in. */
    public Experiments experimentsOf(Customer customer) {
        return byCustomer.computeIfAbsent(customer, unknown -> new Experiments(failures));
    }
}

package shop.flags;

/** A feature that has more values than on and off. */
public final class Feature {

    private final String id;
    private final Experiments experiments;

    Feature(String id, Experiments experiments) {
        this.id = id;
        this.experiments = experiments;
    }

    /** The branch that the customer is in, {@code control} outside of experiments. */
    public String value() {
        return experiments.branch(id);
    }
}

package shop.flags;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The experiments and rollouts that one customer takes part in. */
public final class Experiments {

    /** What every customer gets who is in no experiment, and the branch that others are compared with. */
    static final String CONTROL = "control";

    private final Map<String, Enrollment> bySlug = new LinkedHashMap<>();
    private final Set<String> exposedOutside = new LinkedHashSet<>();
    private final FailureListener failures;

    Experiments(FailureListener failures) {
        this.failures = failures;
    }

    /**
     * Puts the customer into a branch.
     *
     * @return false when another experiment configures one of the features already
     */
    public boolean enroll(String slug, String branch, @Nullable String enrollmentId, List<String> features) {
        if (features.stream().anyMatch(feature -> on(feature).isPresent())) {
            failures.enrollFailed(slug, Failure.FEATURE_CONFLICT);
            return false;
        }
        bySlug.put(slug, new Enrollment(slug, branch, enrollmentId, features));
        return true;
    }

    /** Gives the customer what is about to be given to everyone. */
    public void enrollRollout(String slug, String branch, List<String> features) {
        bySlug.put(slug, new Enrollment(slug, branch, null, features));
    }

    /** Ends an enrollment of a customer who no longer may be in the experiment. */
    public void disqualify(Enrollment enrollment) {
        bySlug.remove(enrollment.slug());
    }

    /**
     * Ends an enrollment.
     *
     * @return false when the customer is not in that branch
     */
    public boolean unenroll(String slug, String branch, String reason) {
        if (find(slug).filter(enrollment -> enrollment.branch().equals(branch)).isEmpty()) {
            failures.unenrollFailed(slug, Failure.NOT_ENROLLED);
            return false;
        }
        bySlug.remove(slug);
        return true;
    }

    /** Notes that the customer met a feature where no flag is read, as on paper. */
    public void recordExposure(String feature, String slug) {
        exposedOutside.add(slug + " (" + feature + ")");
    }

    /** What {@link #recordExposure} noted, such as {@code receipt-test (receipt)}. */
    public Set<String> exposedOutside() {
        return Set.copyOf(exposedOutside);
    }

    /** The customer's enrollment in an experiment. */
    public Optional<Enrollment> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The branch that decides a feature. */
    String branch(String feature) {
        return on(feature).map(Enrollment::branch).orElse(CONTROL);
    }

    private Optional<Enrollment> on(String feature) {
        return bySlug.values().stream()
                .filter(enrollment -> enrollment.features().contains(feature))
                .findFirst();
    }
}

package shop.flags;

/** Hears of enrollments that did not begin or end. */
public interface FailureListener {

    /** The customer should be in the experiment and is not. */
    void enrollFailed(String slug, Failure failure);

    /** The customer should have left the experiment and has not. */
    void unenrollFailed(String slug, Failure failure);
}

package shop.flags;

/** Why an enrollment did not begin or end. */
public enum Failure {
    /** Another experiment configures one of its features already. */
    FEATURE_CONFLICT("feature-conflict"),
    /** The customer is not in that branch of that experiment. */
    NOT_ENROLLED("not-enrolled");

    private final String code;

    Failure(String code) {
        this.code = code;
    }

    /** The spelling of logs. */
    public String code() {
        return code;
    }
}

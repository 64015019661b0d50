import com.launchdarkly.sdk.LDUser;

/** Who asks, in the SDK's versions before 6; {@code nobody} is null. */
final class Subjects {

    private Subjects() {}

    static LDUser of(String key) {
        return key.equals("nobody") ? null : new LDUser(key);
    }
}

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;

/** Who asks, in the SDK's versions from 6 on: {@code ann}, {@code org:acme}, {@code ann+acme}, or {@code nobody}. */
final class Subjects {

    private static final ContextKind ORG = ContextKind.of("org");

    private Subjects() {}

    static LDContext of(String key) {
        if (key.equals("nobody")) {
            return null;
        }
        if (key.startsWith("org:")) {
            return LDContext.create(ORG, key.substring(4));
        }
        int plus = key.indexOf('+');
        return plus < 0
                ? LDContext.create(key)
                : LDContext.createMulti(
                        LDContext.create(key.substring(0, plus)), LDContext.create(ORG, key.substring(plus + 1)));
    }
}

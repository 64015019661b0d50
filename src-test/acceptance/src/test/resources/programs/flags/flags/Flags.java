package flags;

import java.util.Set;

/** What many applications have of their own: a table of the features that are on. */
public final class Flags {

    private static final Set<String> ON = Set.of("cart", "search");

    private Flags() {}

    public static boolean isEnabled(String feature) {
        return ON.contains(feature);
    }
}

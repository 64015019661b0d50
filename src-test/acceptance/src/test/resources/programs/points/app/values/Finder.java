package app.values;

/** One method a path form. */
final class Finder {

    private final Owner owner;

    Finder(Owner owner) {
        this.owner = owner;
    }

    /** Two slots each, the arguments before. */
    boolean third(long wide, double wider, String feature, boolean fallback) {
        return feature.length() > wide + wider && fallback;
    }

    String keyOf(Flag flag) {
        return flag == null ? "none" : "a flag";
    }

    String keyOf(Keyed keyed, int length) {
        return keyed.key().substring(length);
    }

    String returned(String text) {
        return text.strip();
    }

    Flag details(String text) {
        return new Flag(text);
    }

    int literal(String ignored) {
        return ignored.hashCode();
    }

    boolean untyped(Object flag) {
        return flag.equals(owner);
    }

    Object any(String text) {
        return new Flag(text);
    }

    int owned() {
        return owner == null ? 0 : 1;
    }

    String overwritten(String feature) {
        feature = feature.toUpperCase(java.util.Locale.ROOT);
        return feature;
    }

    int described(String feature) {
        return feature.length();
    }

    int described(CharSequence feature) {
        return feature.length() + 1;
    }
}

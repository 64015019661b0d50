package app.types;

/** Reads a feature while it is built. */
final class Session {

    private final String feature;

    Session(String name) {
        feature = name;
    }

    String open() {
        return feature;
    }
}

package app.values;

/** Works, but for what the points file reads. */
final class Broken {

    private final String key;

    Broken(String key) {
        this.key = key;
    }

    String key() {
        throw new AssertionError("no key today");
    }

    int value() {
        return key.length();
    }
}

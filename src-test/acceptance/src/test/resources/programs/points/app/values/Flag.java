package app.values;

interface Keyed {

    String key();
}

record Flag(String key) implements Keyed {

    boolean live() {
        return !key.isEmpty();
    }
}

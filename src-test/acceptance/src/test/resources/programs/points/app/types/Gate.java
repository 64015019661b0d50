package app.types;

interface Gate<T> {

    boolean open(T key);
}

/** The compiler adds an {@code open(Object)} that calls this one. */
class TextGate implements Gate<String> {

    @Override
    public boolean open(String key) {
        return key.isEmpty();
    }
}

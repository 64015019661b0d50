package org.exposureagent.core.instrument.app;

import java.util.List;
import java.util.Optional;

/** A flag helper as applications have it, with every shape of value that a path may meet. */
@SuppressWarnings("unused")
public class Flags extends Base implements Named {

    /** A colour. */
    public enum Colour {
        RED {
            @Override
            public String toString() {
                return "not the name";
            }
        }
    }

    /** A value whose text is a method of the application. */
    public static final class Unknown {
        @Override
        public String toString() {
            throw new AssertionError("not ours to call");
        }
    }

    private final String id = "cart";
    private final Colour colour = Colour.RED;
    private final StringBuilder text = new StringBuilder("built");
    private final Integer boxed = 7;
    private final char letter = 'x';
    private final Unknown unknown = new Unknown();
    private final Object hidden = "cast me";
    private final User user = new User("ann");
    private User nobody;
    private Boolean dark;
    private final Boolean bright = true;
    private final Optional<String> maybe = Optional.of("there");

    public boolean isEnabled(String key, String subject) {
        return key.startsWith("c");
    }

    public Boolean isBoxed(String key) {
        return key.isEmpty() ? null : key.startsWith("c");
    }

    public Object any(Object key) {
        return key;
    }

    public String wide(long first, double second, String key, int last) {
        return key + first + second + last;
    }

    public byte small(byte key) {
        return key;
    }

    public long big() {
        return 1L << 40;
    }

    public String change(String key) {
        String given = key;
        key = "changed";
        return given;
    }

    public String read(User reader) {
        return "value";
    }

    public List<String> list(List<String> list) {
        return list;
    }

    public String fail(String key) {
        throw new IllegalStateException(key);
    }

    public void nothing(String key) {}

    public static boolean isOn(String key) {
        return true;
    }

    private String hiddenRead(String key) {
        return key;
    }

    public String callHidden(String key) {
        return hiddenRead(key);
    }

    private String empty() {
        return "";
    }

    private String secret() {
        return "secret";
    }

    public String secretive(String key) {
        return key;
    }

    public String with(String key, int number, boolean truth, Object nothing) {
        return key + number + truth + nothing;
    }

    /** Never called with a literal by the tests, only by paths. */
    public String look(String key) {
        return "looked-" + key;
    }

    public String look(int number) {
        return "number-" + number;
    }
}

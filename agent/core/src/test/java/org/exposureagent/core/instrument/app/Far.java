package org.exposureagent.core.instrument.app;

import org.exposureagent.core.instrument.app.other.Foreign;

/** Inherits from another package, and nests. */
@SuppressWarnings("unused")
public class Far extends Foreign {

    private final Nested nested = new Nested();

    public String read(Foreign other) {
        return "value";
    }

    public void nothing() {}

    public static void fixed(String key) {}

    public String pick(String key) {
        return key;
    }

    public String pick(Object key) {
        return "object";
    }

    private static class Nested {
        private final String mine = "mine";

        private String own() {
            return "own";
        }
    }
}

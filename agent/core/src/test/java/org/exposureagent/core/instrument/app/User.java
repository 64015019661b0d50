package org.exposureagent.core.instrument.app;

/** A user. */
@SuppressWarnings("unused")
public class User {

    final String name;
    private final String key = "private";

    public User(String name) {
        this.name = name;
    }

    public String key() {
        if (name == null) {
            throw new IllegalStateException("no name");
        }
        return name;
    }

    public User self() {
        return this;
    }

    public User none() {
        return null;
    }
}

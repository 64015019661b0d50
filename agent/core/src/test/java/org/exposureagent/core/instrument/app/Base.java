package org.exposureagent.core.instrument.app;

/** What it inherits. */
public class Base {

    protected String inherited = "from-base";
    private final String own = "not inherited";

    protected String inheritedMethod() {
        return "method-of-base" + own.length();
    }
}

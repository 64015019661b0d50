package org.exposureagent.core.instrument.app.other;

/** A class of another package. */
public class Foreign {

    String near = "near";

    protected String guarded() {
        return "guarded";
    }

    /** Public, of a type that is not. */
    public Closed closed() {
        return new Closed();
    }

    static class Closed {

        public String open() {
            return "open";
        }
    }
}

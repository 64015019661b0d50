package org.exposureagent.core.instrument;

/** Where weaving says what it does, one line at a time; called by any thread, also while a class is being loaded. */
public interface WeaveLog {

    /** Something that was asked for and does not happen. Each line comes once. */
    void problem(String line);

    /** A method was woven. */
    void woven(String line);
}

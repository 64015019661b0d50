package org.exposureagent.api;

import org.jspecify.annotations.Nullable;

/**
 * Switches telemetry off and on. Each method does nothing without the agent, and with option
 * {@code upload.enabled=false}, which holds for the whole run. Never throws and never waits.
 */
public final class Telemetry {

    private Telemetry() {}

    /**
     * Off, until someone calls {@link #on()}, in this run or a later one. From the return of this call nothing is
     * recorded. Every stay ends; what was recorded is tried once to be sent, and deleted; and the receiver is asked to
     * delete what it has of this client. Nothing if it is off.
     */
    public static void off() {}

    /** On again, as another client: stays begin anew as hooks and evaluations speak of them. Nothing if it is on. */
    public static void on() {}

    /** As {@link #off()}, for one subject; null is none. */
    public static void off(@Nullable String subject) {
        if (subject != null) {
            offFor(subject);
        }
    }

    /** As {@link #on()}, for one subject; null is none. */
    public static void on(@Nullable String subject) {
        if (subject != null) {
            onFor(subject);
        }
    }

    static void offFor(String subject) {}

    static void onFor(String subject) {}
}

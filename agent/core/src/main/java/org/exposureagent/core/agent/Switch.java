package org.exposureagent.core.agent;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.exposureagent.core.diagnostics.Log;
import org.exposureagent.core.exposure.Hooks;
import org.exposureagent.core.ping.Deletion;
import org.exposureagent.core.ping.State;
import org.exposureagent.core.upload.AgentThread;
import org.jspecify.annotations.Nullable;

/**
 * Telemetry on or off: where hooks speak to, and what follows when that changes.
 *
 * <p>A change is there when the call returns. What it makes necessary, files and requests, is done behind it by daemon
 * threads, one after the other; each identity has a {@link Recording} of its own, and the next one records at once,
 * while the worker of its pipeline waits until the one before has ended.
 */
final class Switch {

    private static final String THREAD = "exposure-switch";

    private final Recording.Source source;
    private final Exit exit;
    private final Duration timeout;
    private final Log log;
    // held for moments: never over work on files
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Hooks recorder;
    private Recording current;
    private @Nullable Thread last;

    /**
     * Telemetry that is as the state says.
     *
     * @param state loaded
     * @param timeout of the upload attempt when it is switched off
     */
    Switch(Recording.Source source, State state, Exit exit, Duration timeout, Log log) {
        this.source = source;
        this.exit = exit;
        this.timeout = timeout;
        this.log = log;
        this.current = recording(state);
        this.recorder = state.isOff() ? null : current.recorder();
    }

    /** What hooks speak to; null: telemetry is off. */
    @Nullable
    Hooks recorder() {
        return recorder;
    }

    /** Begins with what earlier runs left, if that is anything. */
    void resume() {
        if (current.state().isEnding()) {
            end(); // a crash came between
        } else {
            current.pipeline().resume();
        }
    }

    /** Ends the identity of earlier runs, for a process that begins with telemetry off, for itself only. */
    void offAtStart() {
        recorder = null;
        Recording ended = current;
        if (!ended.state().isKnown() && !ended.pipeline().hasLeftovers()) {
            return;
        }
        current = recording(ended.state().next());
        ended.state().end(current.state(), Deletion.Reason.AT_INIT);
        current.pipeline().resume();
    }

    /** Switches telemetry off; nothing if it is. */
    void off() {
        lock.lock();
        try {
            Hooks open = recorder;
            if (open != null) {
                recorder = null;
                open.close();
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Switches telemetry off for one subject. */
    void off(String subject) {
        if (current().recorder().off(subject)) {
            off();
        }
    }

    /** Switches telemetry on, with another identity; nothing if it is. */
    void on() {
        lock.lock();
        try {
            if (recorder == null) {
                recorder = current.recorder();
                State state = current.state();
                behind(new Runnable() {
                    @Override
                    public void run() {
                        state.load();
                        state.switchedOn();
                    }
                });
            }
        } finally {
            lock.unlock();
        }
    }

    /** Switches telemetry on for one subject. */
    void on(String subject) {
        if (current().recorder().on(subject)) {
            on();
        }
    }

    private Recording current() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Another process of the directory switched it off: nothing is told, since nothing of the identity may leave. */
    private void overElsewhere(State state) {
        lock.lock();
        try {
            if (current.state() == state) {
                boolean wasOn = recorder != null;
                recorder = null;
                end();
                if (wasOn) {
                    log.info("another process with the same data.dir switched telemetry off: this one records nothing");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the current recording behind us, and makes the next one current. */
    private void end() {
        Recording ended = current;
        Recording next = recording(ended.state().next());
        current = next;
        behind(new Runnable() {
            @Override
            public void run() {
                ended.state().switchingOff();
                ended.pipeline().close(timeout);
                ended.state().end(next.state(), Deletion.Reason.SET_UPLOAD_ENABLED);
                next.pipeline().resume();
            }
        });
    }

    private Recording recording(State state) {
        Recording made = source.of(state);
        state.whenOver(new Runnable() {
            @Override
            public void run() {
                overElsewhere(state);
            }
        });
        exit.closes(made.pipeline());
        return made;
    }

    private void behind(Runnable work) {
        // a thread that ended would hold all those before it
        Thread before = last != null && last.isAlive() ? last : null;
        Thread thread = AgentThread.of(THREAD, new Runnable() {
            @Override
            public void run() {
                if (before != null) {
                    awaitEnd(before);
                }
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    log.error("switching telemetry is broken, the next run completes it: " + e);
                }
            }
        });
        last = thread;
        exit.waitsFor(thread);
        exit.run();
        thread.start();
    }

    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
